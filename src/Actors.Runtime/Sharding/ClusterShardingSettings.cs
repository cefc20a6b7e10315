namespace Actors.Runtime;

/// <summary>How entities are kept.</summary>
public sealed record ClusterShardingSettings
{
    ClusterShardingSettings()
    {
    }

    /// <summary>The role of the nodes that hold entities; null for all nodes.</summary>
    public string? Role { get; private init; }

    /// <summary>The silence after which an entity is stopped; zero for never.</summary>
    public TimeSpan PassivateIdleEntityAfter { get; private init; } = TimeSpan.Zero;

    /// <summary>What the runtime does where nothing is said.</summary>
    public static ClusterShardingSettings Create(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return new();
    }

    /// <summary>The same on nodes of a role.</summary>
    public ClusterShardingSettings WithRole(string? role) => this with { Role = role };

    /// <summary>The same with entities that are stopped after a silence; zero for never.</summary>
    public ClusterShardingSettings WithPassivateIdleAfter(TimeSpan duration) => this with { PassivateIdleEntityAfter = duration };
}

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Rate limits. The defaults are the live exchange's.</summary>
public sealed record LimitOptions
{
    /// <summary>Off: everything is counted and told, nothing is refused.</summary>
    public bool Enforced { get; init; } = true;

    /// <summary>Request weight per minute and IP address, REST and WebSocket API together.</summary>
    public int WeightPerMinute { get; init; } = 6000;

    /// <summary>REST requests per five minutes and IP address.</summary>
    public int RequestsPerFiveMinutes { get; init; } = 300_000;

    /// <summary>Unfilled orders per ten seconds and account.</summary>
    public int OrdersPerTenSeconds { get; init; } = 50;

    /// <summary>Unfilled orders per day and account.</summary>
    public int OrdersPerDay { get; init; } = 160_000;

    /// <summary>WebSocket connections opened per five minutes and IP address.</summary>
    public int ConnectionsPerFiveMinutes { get; init; } = 300;

    /// <summary>Refusals with 429 that are answered with a ban when one more request comes.</summary>
    public int RefusalsBeforeBan { get; init; } = 10;

    /// <summary>The first ban; each further one is twice as long, three days at most.</summary>
    public TimeSpan FirstBan { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Streams on one market connection.</summary>
    public int StreamsPerConnection { get; init; } = 1024;

    /// <summary>Messages that a client may send on a market connection in one second.</summary>
    public int MessagesPerSecond { get; init; } = 5;
}

using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>The configuration that a system starts with.</summary>
public sealed class BootstrapSetup : Setup
{
    BootstrapSetup(Config? config) => Config = config;

    /// <summary>The configuration, over the runtime's defaults; null for the defaults alone.</summary>
    public Config? Config { get; }

    /// <summary>No configuration of its own.</summary>
    public static BootstrapSetup Create() => new(config: null);

    /// <summary>The same with a configuration.</summary>
    public BootstrapSetup WithConfig(Config config) => new(config);

    /// <summary>The same with more defaults behind its configuration.</summary>
    public BootstrapSetup WithConfigFallback(Config config) => new(Config is null ? config : Config.WithFallback(config));
}

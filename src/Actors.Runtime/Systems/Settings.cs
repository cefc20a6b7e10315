using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>What the configuration says about a system: the given one over the runtime's defaults.</summary>
public sealed class Settings
{
    static readonly Lazy<Config> Reference = new(ReadReference);

    internal Settings(ActorSystem system, Config? config)
    {
        System = system;
        Config = config is null ? Reference.Value : config.WithFallback(Reference.Value).Resolve(Environment.GetEnvironmentVariable);
        LogLevel = Logging.LogLevelFor(Config.GetString("akka.loglevel"));
        AskTimeout = Config.GetTimeSpan("akka.actor.ask-timeout", allowInfinite: true);
    }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary>The whole configuration, resolved.</summary>
    public Config Config { get; }

    /// <summary>The least level that loggers publish.</summary>
    public LogLevel LogLevel { get; }

    /// <summary>How long an ask without a timeout waits.</summary>
    public TimeSpan AskTimeout { get; }

    static Config ReadReference()
    {
        using var stream = typeof(Settings).Assembly.GetManifestResourceStream("Actors.Runtime.reference.conf")
            ?? throw new InvalidOperationException("the runtime was built without its reference.conf");
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd(), "the runtime's reference.conf").Resolve();
    }
}

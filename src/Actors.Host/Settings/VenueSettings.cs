using Actors.Domain;
using Actors.Exchanges.Binance.Wire;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

enum VenueKind
{
    /// <summary>Public prices of the exchange; orders are filled by the program.</summary>
    DataOnly,
    Simulator,
    /// <summary>Prices of a simulator; orders are filled by the program.</summary>
    SimulatorData,
    Testnet,
    Live,
}

/// <summary>Which exchange, and with whose keys.</summary>
/// <param name="Key">Null where no key is needed. Never printed.</param>
sealed record VenueSettings(
    VenueKind Kind, Uri SimulatorUrl, VenueKey? Key, TimeSpan ReceiveWindow, TimeSpan Timeout, SourceSettings Sources)
{
    /// <summary>True where the program fills orders itself.</summary>
    public bool IsPaper => Kind is VenueKind.DataOnly or VenueKind.SimulatorData;

    /// <summary>True for an exchange on this machine, which may keep a time of its own.</summary>
    public bool IsSimulated => Kind is VenueKind.Simulator or VenueKind.SimulatorData;

    public BinanceEnvironment Environment => Kind switch
    {
        VenueKind.Simulator or VenueKind.SimulatorData => BinanceEnvironment.Simulator(SimulatorUrl),
        VenueKind.Testnet => BinanceEnvironment.Testnet,
        VenueKind.Live => BinanceEnvironment.Live,
        _ => BinanceEnvironment.DataOnly,
    };

    /// <param name="environment">The process's variables, where the keys are.</param>
    public static VenueSettings Read(Config root, Func<string, string?> environment)
    {
        var kind = Setting.ReadChoice(root, "venue.environment",
            ("data-only", VenueKind.DataOnly), ("simulator", VenueKind.Simulator), ("simulator-data", VenueKind.SimulatorData), ("testnet", VenueKind.Testnet), ("live", VenueKind.Live));
        var live = Setting.ReadChoice(root, "trading.mode", ("paper", false), ("live", true));
        if (kind == VenueKind.Live && !live)
            throw Setting.Wrong(root, "venue.environment", "live would send real orders, but trading.mode is paper", "set trading.mode = live if real money is meant, or take data-only or testnet");
        if (live && kind != VenueKind.Live)
            throw Setting.Wrong(root, "trading.mode", "live is asked for, but venue.environment is no real exchange", "set venue.environment = live, or trading.mode = paper");
        var settings = new VenueSettings(
            kind, Url(root, "venue.simulator-url"), kind switch
            {
                VenueKind.DataOnly or VenueKind.SimulatorData => null,
                // Its key opens nothing else, and stands in the configuration.
                VenueKind.Simulator => Usable(root, "simulator.key", new(root.GetString("simulator.key"), root.GetString("simulator.secret"))),
                _ => Usable(root, "venue.key-variable", VenueKey.Read(root, environment)),
            },
            TimeSpan.FromMilliseconds(Setting.ReadWhole(root, "venue.receive-window", 1, 60_000, "milliseconds")),
            TimeSpan.FromMilliseconds(Setting.ReadWhole(root, "venue.timeout", 100, 60_000, "milliseconds")),
            SourceSettings.Read(root));
        RequireSecond(root, settings);
        return settings;
    }

    /// <summary>A second source that is none would be trusted to be one.</summary>
    static void RequireSecond(Config root, VenueSettings settings)
    {
        if (settings.Sources.Second is not { } named)
            return;
        var (first, second) = MarketHosts.Of(settings, settings.Environment);
        if (second is null && (named.Rest ?? named.Streams) is not null)
            throw Setting.Wrong(root, $"venue.sources.second.{(named.Rest is null ? "rest" : "streams")}", "of a simulator no other address is known", "name both rest and streams");
        if (second is not null && (second.Rest == first.Rest || second.Streams == first.Streams))
            throw Setting.Wrong(root, "venue.sources.second", $"{(second.Rest == first.Rest ? second.Rest : second.Streams)} is the first source too", "name another host, or set venue.sources.second.enabled = false");
    }

    static VenueKey Usable(Config root, string path, VenueKey key)
    {
        try
        {
            _ = key.Credentials;
            return key;
        }
        catch (DomainFault fault)
        {
            throw Setting.Wrong(root, path, fault);
        }
    }

    static Uri Url(Config root, string path) =>
        Uri.TryCreate(root.GetString(path), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw Setting.Wrong(root, path, $"'{root.GetString(path)}' is no address", "write it as http://127.0.0.1:8899");
}

/// <summary>An API key with its secret; shows neither.</summary>
sealed record VenueKey(string Key, string Secret)
{
    public static VenueKey Read(Config root, Func<string, string?> environment) => new(
        Variable(root, "venue.key-variable", environment), Variable(root, "venue.secret-variable", environment));

    static string Variable(Config root, string path, Func<string, string?> environment)
    {
        var name = Setting.ReadName(root, path, "ACTORS_BINANCE_KEY");
        return environment(name) is { Length: > 0 } value ? value.Trim()
            : throw Setting.Wrong(root, path, $"the environment variable {name} is not set", "export it before the start, or take venue.environment = data-only, which needs no key");
    }

    /// <exception cref="DomainFault">A part is of a kind that cannot be used.</exception>
    public BinanceCredentials Credentials => new(Key, Secret);

    public override string ToString() => "key set";
}

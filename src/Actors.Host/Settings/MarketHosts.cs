using Actors.Exchanges.Binance.Wire;

namespace Actors.Host.Settings;

/// <summary>The hosts that candles come from.</summary>
/// <param name="Second">Null where there is none.</param>
sealed record MarketHosts(BinanceEnvironment First, BinanceEnvironment? Second)
{
    /// <param name="environment">Where orders go.</param>
    public static MarketHosts Of(VenueSettings settings, BinanceEnvironment environment)
    {
        var (first, second) = (settings.Sources.First, settings.Sources.Second);
        return new(
            environment with { Rest = first.Rest ?? environment.Rest, Streams = first.Streams ?? environment.Streams },
            second is null ? null : SecondOf(OtherOf(settings.Kind), second));
    }

    /// <summary>For people.</summary>
    public static string NameOf(BinanceEnvironment host) => host.Streams.Authority;

    static BinanceEnvironment? SecondOf(BinanceEnvironment? usual, SourceAddress named) =>
        (named.Rest ?? usual?.Rest, named.Streams ?? usual?.Streams) is ({ } rest, { } streams)
            ? new("second source", rest, null, streams, RealMoney: false)
            : null;

    /// <summary>Another way to the market data of a venue; of a simulator nobody knows one.</summary>
    static BinanceEnvironment? OtherOf(VenueKind kind) => kind switch
    {
        VenueKind.Live => BinanceEnvironment.DataOnly,
        VenueKind.DataOnly => BinanceEnvironment.Live,
        VenueKind.Testnet => BinanceEnvironment.TestnetAlternative,
        _ => null,
    };
}

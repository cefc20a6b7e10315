using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.UserData;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Conformance;

namespace Actors.Exchanges.Binance;

/// <summary>Binance spot on the bench, at a simulator or the test network.</summary>
public sealed class BinanceConnector : IConnector
{
    readonly BinanceRest rest;
    readonly BinanceVenueOptions venueOptions;
    readonly FeedOptions feedOptions;

    BinanceConnector(
        BinanceRest rest, BreakableWires wires, ConformanceMarket market, BinanceVenueOptions venueOptions, FeedOptions feedOptions,
        Patience patience)
    {
        (this.rest, this.venueOptions, this.feedOptions) = (rest, venueOptions, feedOptions);
        (Wires, Market, Patience) = (wires, market, patience);
        History = new RestHistory(new BinanceMarketRest(rest), feedOptions, TimeProvider.System);
    }

    public string Name => $"Binance spot ({rest.Environment.Name})";

    public Capabilities Declared => Capabilities.Everything;

    public ConformanceMarket Market { get; }
    public TimeProvider Clock => rest.Options.Clock;
    public Patience Patience { get; }
    public IBreakableWires? Wires { get; }
    public ICandleHistory History { get; }

    /// <param name="pace">How many times as fast as the wall clock the venue's time runs.</param>
    /// <exception cref="DomainFault">The environment trades real money, which is nothing to examine a connector with.</exception>
    /// <exception cref="VenueException">The venue cannot be reached, or has not the symbol.</exception>
    public static async Task<BinanceConnector> Open(
        BinanceEnvironment environment, BinanceCredentials credentials, Symbol symbol, TimeProvider clock, double pace, CancellationToken stop)
    {
        if (environment.RealMoney)
            throw new DomainFault($"the environment {environment.Name} trades real money: examine the connector at testnet or a simulator");
        var wires = new BreakableWires(clock, TimeSpan.FromSeconds(2) * Math.Min(pace, 10));
        var client = new BinanceRest(new(environment, clock)
        {
            Credentials = credentials,
            RecvWindow = TimeSpan.FromMilliseconds(Math.Min(60_000, 5_000 * pace)),
            RequestTimeout = TimeSpan.FromSeconds(10) * pace,
            Wires = wires.Around,
        });
        try
        {
            await client.SyncClock(stop);
            var rules = new RuleBook(client, clock);
            var known = await rules.Of(symbol, stop) ?? throw new VenueException($"{environment.Name} has no symbol {symbol}");
            // Waits of the network run on the wall clock: what is short in real time is long where the venue's time runs fast.
            var haste = Math.Max(1, pace / 6);
            var streams = new StreamOptions(environment.Streams);
            var user = UserDataOptions.Default with { Patience = UserDataOptions.Default.Patience * pace };
            return new(
                client, wires, new("binance", known.Instrument, known.BaseAsset, known.QuoteAsset, Timeframe.OneMinute, Timeframe.Parse("5m")),
                new BinanceVenueOptions().AtPace(pace) with
                {
                    UserData = user with { Open = (address, end) => wires.Open(user.Open, address, end) },
                },
                new FeedOptions(streams with { FirstBackoff = streams.FirstBackoff / haste, Open = (address, end) => wires.Open(streams.Open, address, end) })
                    .AtPace(pace) with { Tick = TimeSpan.FromSeconds(1) / haste, FirstRetry = TimeSpan.FromSeconds(1) / haste },
                Pace(pace));
        }
        catch (BinanceException fault)
        {
            client.Dispose();
            throw new VenueException(fault.Message, fault);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public async ValueTask<IVenue> OpenVenue(Action<VenueReport> reports, CancellationToken stop)
    {
        var venue = new BinanceVenue(rest, venueOptions) { Reports = reports };
        await venue.Start([Market.Symbol], stop);
        return venue;
    }

    public IMarketFeed OpenFeed() => new BinanceFeed(feedOptions, new BinanceMarketRest(rest), TimeProvider.System);

    public ValueTask DisposeAsync()
    {
        rest.Dispose();
        return default;
    }

    /// <summary>What the network takes grows with the pace; what the market takes does not.</summary>
    static Patience Pace(double pace) => Patience.Usual with
    {
        Answer = Patience.Usual.Answer * pace,
        Certainty = Patience.Usual.Certainty * Math.Max(1, pace / 2),
        Candle = Patience.Usual.Candle * pace,
        Market = Patience.Usual.Market * Math.Max(1, pace / 20),
        Quiet = Patience.Usual.Quiet * Math.Max(1, pace / 20),
    };
}

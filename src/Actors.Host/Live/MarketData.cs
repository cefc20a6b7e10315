using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Fallback;
using Actors.Host.Settings;

namespace Actors.Host.Live;

/// <summary>The candles of a venue: from one host, or from two of which the second takes over where the first fails.</summary>
sealed class MarketData : IAsyncDisposable
{
    // A standby asks for little, and must not take from the first host what both are allowed together.
    const double StandbyShare = 0.4;

    readonly List<BinanceRest> clients = [];
    readonly List<BinanceMarketRest> markets = [];

    /// <param name="venue">Where orders go; its client is used where candles come from the same host.</param>
    /// <param name="say">Told what an operator should know of the hosts.</param>
    public MarketData(BinanceRest venue, VenueSettings settings, Surroundings around, Action<string> say)
    {
        var hosts = MarketHosts.Of(settings, venue.Environment);
        var first = MarketOf(hosts.First.Rest == venue.Environment.Rest ? venue : Own(ClientOptions(hosts.First, settings, around, say)));
        var options = FeedOptionsOf(hosts.First, around);
        if (hosts.Second is { } other)
        {
            var standby = ClientOptions(other, settings, around, say);
            var second = MarketOf(Own(standby with { Governor = standby.Governor with { MarketShare = StandbyShare } }));
            var either = new EitherMarketRest(
                (hosts.First.Rest.Authority, first), (other.Rest.Authority, second), settings.Timeout, around.Network, say);
            Questions = either;
            Feed = new FallbackFeed(
                SourceOf(hosts.First, first, around), SourceOf(other, second, around),
                new() { Heartbeat = new FallbackOptions().Heartbeat / Haste(around), AlarmBps = settings.Sources.AlarmBps, Notices = say }, around.Network)
            {
                IsFirstDead = () => either.IsFirstDead,
            };
        }
        else
        {
            Questions = first;
            Feed = new BinanceFeed(options, first, around.Network);
        }
        History = new RestHistory(Questions, options, around.Network);
        Past = new RestHistory(Questions, options, around.Network) { PassesHoles = true };
    }

    public IMarketFeed Feed { get; }
    public ICandleHistory History { get; }

    /// <summary>The same, and goes on behind candles that the venue does not have.</summary>
    public ICandleHistory Past { get; }

    /// <summary>Of the host that answers.</summary>
    IMarketRest Questions { get; }

    /// <summary>Reads the rules of these symbols into <paramref name="rules"/>.</summary>
    /// <exception cref="VenueException">They cannot be had or followed; also where the venue has not all of them.</exception>
    public async Task Read(IReadOnlyList<Symbol> symbols, RuleBook rules, CancellationToken stop)
    {
        Teach(rules);
        await Questions.AskServerTime(stop);
        foreach (var part in symbols.Chunk(RuleBook.LargestRequest))
            await Questions.Symbols(part, stop);
        if (rules.Refused(symbols) is { } refused)
            throw new VenueException(refused);
    }

    /// <summary>False of a symbol that the venue has not.</summary>
    public async Task<bool> Has(Symbol symbol, CancellationToken stop)
    {
        try
        {
            await Questions.Symbols([symbol], stop);
            return true;
        }
        catch (VenueException refused) when (refused.InnerException is BinanceException { Error.IsUnknownSymbol: true })
        {
            return false;
        }
    }

    /// <summary>What is read here of the symbols is kept in the rules that orders follow.</summary>
    public void Teach(RuleBook rules)
    {
        foreach (var market in markets)
            market.Rules = rules;
    }

    public async ValueTask DisposeAsync()
    {
        await Feed.DisposeAsync();
        foreach (var client in clients)
            client.Dispose();
    }

    public static BinanceRestOptions ClientOptions(
        BinanceEnvironment environment, VenueSettings settings, Surroundings around, Action<string> say) => new(environment, around.Clock)
    {
        RecvWindow = TimeSpan.FromMilliseconds(Math.Min(60_000, settings.ReceiveWindow.TotalMilliseconds * around.Pace)),
        RequestTimeout = settings.Timeout * around.Pace,
        RetryPause = TimeSpan.FromMilliseconds(250) * around.Pace,
        Notices = say,
        Wires = around.Wires,
    };

    BinanceRest Own(BinanceRestOptions options)
    {
        var client = new BinanceRest(options);
        clients.Add(client);
        return client;
    }

    BinanceMarketRest MarketOf(BinanceRest client)
    {
        var market = new BinanceMarketRest(client);
        markets.Add(market);
        return market;
    }

    static MarketSource SourceOf(BinanceEnvironment host, BinanceMarketRest market, Surroundings around)
    {
        var options = FeedOptionsOf(host, around);
        // The venue may count the attempts at all its hosts together.
        var half = options with { Streams = options.Streams with { AttemptsInFiveMinutes = options.Streams.AttemptsInFiveMinutes / 2 } };
        return new(MarketHosts.NameOf(host), new BinanceFeed(half, market, around.Network));
    }

    /// <summary>A market that runs fast speaks as much more often; the network between is no faster.</summary>
    static double Haste(Surroundings around) => Math.Max(1, around.Pace / 6);

    static FeedOptions FeedOptionsOf(BinanceEnvironment host, Surroundings around) =>
        new FeedOptions(Streams(host, around)).AtPace(around.Pace);

    /// <summary>The venue counts the age of a connection by its own clock, the connection by that of the wall.</summary>
    static StreamOptions Streams(BinanceEnvironment host, Surroundings around)
    {
        var usual = new StreamOptions(host.Streams);
        return usual with { Lifetime = usual.Lifetime / around.Pace, Open = around.OpenSocket ?? usual.Open };
    }
}

using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>What the cases of a run work with: a connector, the venue and the feed that they share, and what they left there.</summary>
sealed class Bench : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly List<VenueSession> sessions = [];
    readonly List<VenueSession> extra = [];
    readonly Cleaner cleaner;
    VenueSession? shared;
    CandleWatch? watch;

    public Bench(IConnector connector, CancellationToken stop)
    {
        (Connector, Stop, RunStop) = (connector, stop, stop);
        Make = new(connector.Market, connector.Clock.GetUtcNow());
        cleaner = new(this);
    }

    public IConnector Connector { get; }

    /// <summary>Ends the case that is running, or the run.</summary>
    public CancellationToken Stop { get; set; }

    /// <summary>Ends the run.</summary>
    public CancellationToken RunStop { get; }

    public OrderMaker Make { get; }
    public RunOrders Orders { get; } = new();
    public ConformanceMarket Market => Connector.Market;
    public Instrument Instrument => Market.Instrument;
    public Patience Patience => Connector.Patience;
    public TimeProvider Clock => Connector.Clock;
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Every venue object that the run had, those that are closed too.</summary>
    public IReadOnlyList<VenueSession> Sessions => sessions;

    /// <summary>What the account had before the first order.</summary>
    public VenueAccount? AtStart { get; private set; }

    /// <summary>What could not be cleaned up.</summary>
    public List<string> Left { get; } = [];

    public bool Has(Capabilities needed) => (Connector.Declared & needed) == needed;

    /// <summary>The venue that cases share.</summary>
    public async Task<VenueSession> Venue()
    {
        if (shared is null)
        {
            shared = await Open();
            AtStart ??= await shared.Account();
        }
        return shared;
    }

    /// <summary>As after a kill: the shared venue is closed, and another one takes its place.</summary>
    public async Task<VenueSession> Restart()
    {
        await Close();
        return await Venue();
    }

    /// <summary>Closes the shared venue; the next <see cref="Venue"/> is a new one.</summary>
    public async Task Close()
    {
        if (shared is not null)
            await shared.DisposeAsync();
        shared = null;
    }

    /// <summary>A second venue at the same account, for this case.</summary>
    public async Task<VenueSession> Another()
    {
        var another = await Open();
        extra.Add(another);
        return another;
    }

    /// <summary>The feed that cases share, started at its first use.</summary>
    public async Task<CandleWatch> Candles() => watch ??= await CandleWatch.Start(this);

    /// <summary>The latest price that can be had.</summary>
    public async Task<Price> Price()
    {
        if (Has(Capabilities.LiveCandles))
            return await (await Candles()).Price();
        var finest = Market.Finest;
        var from = finest.OpenOf(Now - (finest.Duration * 10));
        var candles = await Connector.History.Closed(Market.FineSeries, from, Now, Stop);
        return candles is [.., var last] ? last.Close : throw new NotRunException("the history has no candle of the last ten, and so no price");
    }

    /// <summary>An entry at the market, small, with its fills. Sold by the cleaner where the case does not.</summary>
    /// <param name="bracket">For the price of the entry.</param>
    public async Task<(VenueSession Venue, OrderIntent Entry, Quantity Held)> Enter(Func<Price, Bracket>? bracket = null, decimal margin = 1)
    {
        var venue = await Venue();
        var price = await Price();
        var entry = Make.Market(Side.Buy, new(Make.Small(price).Value * margin), price, bracket?.Invoke(price));
        var fills = await venue.Bought(entry);
        return (venue, entry, Instrument.RoundDown(fills.Sum(fill => fill.Net.Value)));
    }

    /// <summary>An entry whose legs stand for what is held.</summary>
    public async Task<(VenueSession Venue, OrderIntent Entry, Quantity Held)> Protected(Func<Price, Bracket> bracket, decimal margin = 1)
    {
        var (venue, entry, held) = await Enter(bracket, margin);
        await venue.Protected(entry, held);
        return (venue, entry, held);
    }

    /// <summary>A purchase that stands at the shared venue. Cancelled by the cleaner where the case does not.</summary>
    public async Task<(VenueSession Venue, OrderIntent Intent)> Rest()
    {
        var venue = await Venue();
        var intent = Make.Resting(await Price());
        await venue.Taken(intent);
        return (venue, intent);
    }

    /// <summary>Everything is approved: no money of a strategy is at stake.</summary>
    public ApprovedOrder Approve(OrderIntent intent) => ApprovedOrder.Review(
        intent, new(Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, 0, Instrument), []).Approved!;

    /// <summary>Waits by the connector's clock until something holds.</summary>
    public async Task Until(Func<Task<bool>> holds, TimeSpan within, string expected, Func<string> found, TimeSpan? pause = null)
    {
        var end = Now + within;
        while (!await holds())
        {
            if (Now >= end)
                throw new ConformanceFault($"{expected} within {within.TotalSeconds:0.#} s", found());
            await Wait(pause ?? Pause);
        }
    }

    /// <summary>Listens for what must not come.</summary>
    public Task Quiet() => Wait(Patience.Quiet);

    public Task Wait(TimeSpan time) => Task.Delay(time > TimeSpan.Zero ? time : TimeSpan.Zero, Clock, Stop);

    /// <summary>Closes what a case opened, cancels its orders, and sells what it bought.</summary>
    public async Task CleanUp()
    {
        foreach (var session in extra)
            await session.DisposeAsync();
        extra.Clear();
        await cleaner.Clean();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in extra)
            await session.DisposeAsync();
        await Close();
        if (watch is not null)
            await watch.DisposeAsync();
    }

    async Task<VenueSession> Open()
    {
        var log = new ReportLog(Clock);
        var session = new VenueSession(await Connector.OpenVenue(log.Add, Stop), log, this);
        sessions.Add(session);
        return session;
    }
}

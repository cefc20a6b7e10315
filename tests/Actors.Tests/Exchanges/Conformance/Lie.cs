using Actors.Domain;
using Actors.Exchanges.Conformance;

namespace Actors.Tests.Exchanges.Conformance;

/// <summary>One way in which a connector does not keep its word; everything else is as the honest one does it.</summary>
sealed record Lie(string Case, string What)
{
    public Func<VenueReport, IEnumerable<VenueReport>> Report { get; init; } = report => [report];
    public Func<IVenue, OrderIntent, Task<PlaceResult>> Place { get; init; } = (venue, intent) => Honestly(venue, intent);
    public Func<IVenue, Symbol, ClientOrderId, Task<CancelResult>> Cancel { get; init; } = (venue, symbol, id) => venue.Cancel(symbol, id, toReplace: false, default).AsTask();
    public Func<IVenue, Symbol, ClientOrderId, Task<FindResult>> Find { get; init; } = (venue, symbol, id) => venue.Find(symbol, id, default).AsTask();
    public Func<IVenue, OrderIntent, Quantity, Task<ProtectResult>> Protect { get; init; } = (venue, entry, held) => venue.Protect(entry, held, default).AsTask();
    public Func<VenueAccount, VenueAccount> Account { get; init; } = account => account;
    public Func<Series, IReadOnlyList<Candle>, IReadOnlyList<Candle>> History { get; init; } = (_, candles) => candles;
    public Func<IMarketSink, IMarketSink> Sink { get; init; } = sink => sink;

    /// <summary>Goes on to speak when the feed has been disposed of.</summary>
    public bool SpeaksAfterwards { get; init; }

    public static Task<PlaceResult> Honestly(IVenue venue, OrderIntent intent) => venue.Place(ApprovedOrder.Review(intent, null!, []).Approved!, default).AsTask();

    public override string ToString() => $"{Case}: {What}";
}

/// <summary>An honest connector that one lie makes a saboteur.</summary>
sealed class Saboteur(IConnector honest, Func<Lie> make) : IConnector
{
    public string Name => "saboteur";
    public Capabilities Declared => honest.Declared;
    public ConformanceMarket Market => honest.Market;
    public TimeProvider Clock => honest.Clock;
    public IBreakableWires? Wires => honest.Wires;
    public ICandleHistory History => new LyingHistory(honest.History, make());

    // What never comes is waited for for three seconds of the wall clock.
    public Patience Patience => honest.Patience with
    {
        Answer = TimeSpan.FromSeconds(3) * SimulatedBench.Pace,
        Certainty = TimeSpan.FromSeconds(4) * SimulatedBench.Pace,
        Candle = TimeSpan.FromSeconds(2) * SimulatedBench.Pace,
    };

    public async ValueTask<IVenue> OpenVenue(Action<VenueReport> reports, CancellationToken stop)
    {
        var lie = make();
        return new LyingVenue(
            await honest.OpenVenue(report =>
            {
                foreach (var told in lie.Report(report))
                    reports(told);
            }, stop), lie);
    }

    public IMarketFeed OpenFeed() => new LyingFeed(honest.OpenFeed(), make());

    public ValueTask DisposeAsync() => honest.DisposeAsync();

    sealed class LyingHistory(ICandleHistory history, Lie lie) : ICandleHistory
    {
        public async ValueTask<IReadOnlyList<Candle>> Closed(Series series, DateTimeOffset from, DateTimeOffset to, CancellationToken stop)
        {
            try
            {
                return lie.History(series, await history.Closed(series, from, to, stop));
            }
            catch (CandleDataException)
            {
                return lie.History(series, []);
            }
        }
    }

    sealed class LyingFeed(IMarketFeed feed, Lie lie) : IMarketFeed
    {
        IReadOnlyList<(Series Series, DateTimeOffset From)> wanted = [];
        IMarketSink sink = null!;

        public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> series, IMarketSink told, CancellationToken stop)
        {
            (wanted, sink) = (series, lie.Sink(told));
            return feed.Start(series, sink, stop);
        }

        public async ValueTask DisposeAsync()
        {
            await feed.DisposeAsync();
            if (lie.SpeaksAfterwards)
                _ = GoOn();
        }

        /// <summary>Again and again: once could be before anybody knows that it is disposed of.</summary>
        async Task GoOn()
        {
            for (var i = 0; i < 200; i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2));
                sink.Health(wanted[0].Series, FeedHealth.Live, "still here");
            }
        }
    }

    sealed class LyingVenue(IVenue venue, Lie lie) : IVenue, IAsyncDisposable
    {
        public Action<VenueReport>? Reports
        {
            get => venue.Reports;
            set => venue.Reports = value;
        }

        public async ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop) => await lie.Place(venue, order.Intent);
        public async ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop) => await lie.Cancel(venue, symbol, id);
        public async ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop) => await lie.Find(venue, symbol, id);
        public async ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop) => await lie.Protect(venue, entry, held);
        public async ValueTask<VenueAccount> Account(CancellationToken stop) => lie.Account(await venue.Account(stop));
        public ValueTask DisposeAsync() => ((IAsyncDisposable)venue).DisposeAsync();
    }
}

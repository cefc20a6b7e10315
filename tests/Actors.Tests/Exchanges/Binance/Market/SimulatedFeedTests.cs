using System.Collections.Concurrent;
using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>The feed over real sockets against the simulated exchange, whose time runs fast.</summary>
public class SimulatedFeedTests
{
    const double Factor = 240;
    const int History = 120;

    static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Candles_and_books_come_from_the_simulated_exchange()
    {
        await using var desk = await Desk.Open(seed: 1);
        var book = new TaskCompletionSource<(BookLevel Bid, BookLevel Ask)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var books = new BinanceBooks(desk.Options.Streams, desk.Rest, TimeProvider.System, desk.Symbols);
        books.Changed = symbol =>
        {
            if (books.Read(symbol, b => b.BestBid is { } bid && b.BestAsk is { } ask ? (bid, ask) : default((BookLevel, BookLevel)?)) is { } best)
                book.TrySetResult(best);
        };
        books.Start();

        await desk.Judge.Each(History + 8).WaitAsync(Patience);
        var (bid, ask) = await book.Task.WaitAsync(Patience);

        bid.Price.ShouldBeLessThan(ask.Price);
        await desk.ShouldBeTheVenues();
    }

    public static TheoryData<int> Seeds() =>
        [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("ACTORS_HEAVY") == "1" ? 20 : 1)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Under_the_exchanges_faults_each_candle_comes_once_and_in_order(int seed)
    {
        await using var desk = await Desk.Open(seed);
        foreach (var (kind, probability) in new[]
        {
            (FaultKind.Drop, 0.05), (FaultKind.Duplicate, 0.05), (FaultKind.Reorder, 0.05), (FaultKind.Delay, 0.05),
            (FaultKind.Corrupt, 0.02), (FaultKind.Cut, 0.005),
        })
        {
            desk.Simulator.Faults.Add(new(kind, FaultTarget.Market) { Probability = probability });
        }
        foreach (var kind in new[] { FaultKind.LaggingRead, FaultKind.TimeoutUnexecuted })
            desk.Simulator.Faults.Add(new(kind, FaultTarget.Request) { Probability = 0.2, Match = "klines", By = TimeSpan.FromSeconds(5) });

        await desk.Judge.Each(History + 16).WaitAsync(Patience);
        desk.Simulator.Faults.Clear();
        await desk.Judge.Each(History + 18).WaitAsync(Patience);

        desk.Simulator.Faults.Count(FaultKind.Drop, FaultTarget.Market).ShouldBeGreaterThan(0);
        await desk.ShouldBeTheVenues();
    }

    sealed class Desk : IAsyncDisposable
    {
        readonly BinanceRest client;
        readonly BinanceFeed feed;

        Desk(ExchangeSimulator simulator, TimeProvider time, IReadOnlyList<Symbol> symbols)
        {
            (Simulator, Symbols) = (simulator, symbols);
            client = new(new(BinanceEnvironment.Simulator(simulator.Uri), time));
            Rest = new(client);
            Options = new(new(new Uri(simulator.StreamUrl)) { FirstBackoff = TimeSpan.FromMilliseconds(20) })
            {
                FirstRetry = TimeSpan.FromMilliseconds(20), Tick = TimeSpan.FromMilliseconds(100),
            };
            feed = new(Options, Rest, TimeProvider.System);
            Series = [.. symbols.Select(symbol => new Series("binance", symbol, Timeframe.OneMinute))];
            Judge = new(Series);
        }

        public ExchangeSimulator Simulator { get; }
        public IReadOnlyList<Symbol> Symbols { get; }
        public IReadOnlyList<Series> Series { get; }
        public BinanceMarketRest Rest { get; }
        public FeedOptions Options { get; }
        public OrderJudge Judge { get; }

        public static async Task<Desk> Open(int seed)
        {
            var time = new AcceleratedTimeProvider(TimeProvider.System, Start, Factor);
            var market = GeneratedSymbols.Take(4);
            var simulator = await ExchangeSimulator.Start(
                new() { Accounts = [], Market = MarketOptions.Generated(market, 1_000), Seed = (ulong)seed }, time);
            var desk = new Desk(simulator, time, [.. market.Select(symbol => new Symbol(symbol.Rules.Symbol))]);
            await desk.feed.Start([.. desk.Series.Select(s => (s, Start.AddMinutes(-History)))], desk.Judge, default);
            return desk;
        }

        /// <summary>What was told is what the exchange says now, and nothing is missing.</summary>
        public async Task ShouldBeTheVenues()
        {
            Judge.Faults.ShouldBeEmpty();
            foreach (var series in Series)
            {
                var told = Judge.Of(series);
                told[0].OpenTime.ShouldBe(Start.AddMinutes(-History));
                var truth = await feed.Closed(series, told[0].OpenTime, told[^1].OpenTime.AddMinutes(1), default);
                told.Take(truth.Count).ShouldBe(truth);
                truth.Count.ShouldBeGreaterThanOrEqualTo(told.Count - 2);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await feed.DisposeAsync();
            client.Dispose();
            await Simulator.DisposeAsync();
        }
    }

    sealed class OrderJudge(IReadOnlyList<Series> series) : IMarketSink
    {
        readonly Dictionary<Series, List<Candle>> told = series.ToDictionary(s => s, _ => new List<Candle>());
        readonly List<(int Count, TaskCompletionSource Done)> waiting = [];
        readonly Lock gate = new();

        public ConcurrentQueue<string> Faults { get; } = [];

        public IReadOnlyList<Candle> Of(Series one)
        {
            lock (gate)
                return [.. told[one]];
        }

        /// <summary>Completes when every series has so many candles.</summary>
        public Task Each(int count)
        {
            lock (gate)
            {
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Add((count, done));
                Check();
                return done.Task;
            }
        }

        public void Closed(Series one, in Candle candle)
        {
            lock (gate)
            {
                var list = told[one];
                if (list.Count > 0 && candle.OpenTime != list[^1].OpenTime + one.Timeframe.Duration)
                    Faults.Enqueue($"{one}: {candle.OpenTime:O} came after {list[^1].OpenTime:O}");
                list.Add(candle);
                Check();
            }
        }

        public void Forming(Series one, in Candle candle)
        {
            lock (gate)
            {
                if (told[one] is [.., var last] && candle.OpenTime != last.OpenTime + one.Timeframe.Duration)
                    Faults.Enqueue($"{one}: {candle.OpenTime:O} forms after {last.OpenTime:O}");
            }
        }

        public void Health(Series one, FeedHealth health, string why)
        {
            if (why.Contains("passed over", StringComparison.Ordinal))
                Faults.Enqueue($"{one}: {why}");
        }

        public void Noted(Series one, FeedNote note)
        {
            // Faults of the wire make gaps; what counts is the candles.
        }

        public void Changed(Instrument instrument, bool trading) => Faults.Enqueue($"{instrument.Symbol} changed, trading {trading}");

        void Check()
        {
            foreach (var (count, done) in waiting)
            {
                if (told.Values.All(list => list.Count >= count))
                    done.TrySetResult();
            }
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Actors.Decisions.Risk;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading;
using Actors.Trading.Symbols;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Benchmarks.Latency;

/// <summary>A live engine of one series between frames that are made here and a venue that notes when an order would leave.</summary>
sealed class LatencyRig : IMarketSink, IDisposable
{
    static readonly Series Series = new("binance", new("BTCUSDT"), Timeframe.OneMinute);

    readonly ActorSystem system;
    readonly WireVenue venue = new();
    readonly FrameParser parser = new();
    readonly SeriesFeed feed;
    readonly IActorRef symbol;
    readonly Drain drain;
    readonly SemaphoreSlim drained = new(0);
    DateTimeOffset open = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public LatencyRig(IJournal journal)
    {
        system = ActorSystem.Create("latency", ActorSystemSetup.Create(new PersistenceSetup(journal)));
        // The candles are of the past, and taken as fresh.
        var live = new LiveOptions { MaxSignalAge = TimeSpan.FromDays(10_000) };
        var plan = new SymbolPlan(
            Series, [new(Series, "main", [new("every-bar", static () => StrategyRunner.Of("every-bar", new EveryBar()))], DateTimeOffset.MinValue)]);
        var risk = new Trading.Risk.RiskOptions(
            new(1_000_000), Sizing.Parse("quote:50"), RiskRules.From(new(), 0.001m), 0.001m, null, static _ => WireVenue.Rules.Instrument);
        var engine = TradingEngine.Start(system, new("main", risk, [plan], live), venue, TimeProvider.System);
        symbol = engine.Symbols[0];
        var signal = drained;
        drain = engine.DrainTo(system.ActorOf(Props.Create(() => new End(signal))));
        feed = new(Series, open, new(new(new Uri("wss://stream.invalid"))), this, TimeProvider.System);
        feed.OnUp(open);
    }

    public int BytesOfOrder => venue.Bytes;

    /// <returns>Microseconds of each order, in their order.</returns>
    public double[] Measure(int orders)
    {
        var times = new double[orders];
        for (var i = 0; i < orders; i++, open += Series.Timeframe.Duration)
        {
            var frame = Frame(open.ToUnixTimeMilliseconds(), i);
            var started = Stopwatch.GetTimestamp();
            if (!parser.Read(frame).TryKline(out var kline))
                throw new InvalidOperationException("the frame is sound");
            feed.OnFrame(kline, new(kline.EventTicks, TimeSpan.Zero));
            times[i] = (venue.Wait() - started) * 1e6 / Stopwatch.Frequency;
            symbol.Tell(drain);     // the fill is booked before the next candle
            drained.Wait();
        }
        return times;
    }

    public void Dispose()
    {
        system.Terminate().Wait();
        drained.Dispose();
    }

    public void Closed(Series series, in Candle candle) => symbol.Tell(new CandleClosed(candle));

    public void Forming(Series series, in Candle candle) { }

    public void Health(Series series, FeedHealth health, string why) =>
        symbol.Tell(new FeedProtocol.HealthChanged(series, health, why, TimeProvider.System.GetUtcNow()));

    public void Noted(Series series, FeedNote note) { }

    public void Changed(Instrument instrument, bool trading) { }

    static byte[] Frame(long open, int i) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $$$$"""{"stream":"btcusdt@kline_1m","data":{"e":"kline","E":{{{{open + 60_000}}}},"s":"BTCUSDT","k":{"t":{{{{open}}}},"T":{{{{open + 59_999}}}},"s":"BTCUSDT","i":"1m","f":1,"L":2,"o":"61837.63000000","c":"{{{{61850 + (i & 63)}}}}.01000000","h":"61999.99000000","l":"61800.00000000","v":"12.34567000","n":742,"x":true,"q":"763412.12345678","V":"6.10000000","Q":"377000.12345678","B":"0"}}}"""));

    /// <summary>In on one bar, out on the next: an order for each candle.</summary>
    public sealed class EveryBar : IStrategy<EveryBar.State>
    {
        public readonly record struct State(bool Holds);

        public State Start => default;
        public int WarmUp => 0;

        public (State State, Signal? Signal) On(in State state, in Bar bar) => state.Holds
            ? (new(false), new(SignalKind.ExitLong, "out"))
            : (new(true), new Signal(SignalKind.EnterLong, "in"));
    }

    sealed class End : ReceiveActor
    {
        public End(SemaphoreSlim drained) => Receive<Drained>(_ => { drained.Release(); });
    }
}

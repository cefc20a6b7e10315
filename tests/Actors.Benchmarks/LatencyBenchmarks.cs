using System.Diagnostics;
using System.Globalization;
using System.Text;
using Actors.Backends.Files;
using Actors.Decisions.Risk;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading;
using Actors.Trading.Symbols;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Benchmarks;

/// <summary>
/// From the bytes of the frame that closes a candle to the signed bytes of the order that it leads to, in one process:
/// read, symbol, series, strategy, risk, execution, request. Once with the journal in memory and once with files that are
/// on the disk before anything acts.
/// </summary>
public static class LatencyBenchmarks
{
    const int Warmup = 2_000;

    public static int Run()
    {
        Measure("journal in memory", new InMemoryJournal(), 20_000);
        var folder = Directory.CreateTempSubdirectory("actors-latency-");
        try
        {
            foreach (var (durability, orders) in (ReadOnlySpan<(Durability, int)>)[(Durability.Os, 10_000), (Durability.Always, 2_000)])
            {
                using var journal = TradingJournal.Open(new(
                    Path.Combine(folder.FullName, $"{durability}"), Path.Combine(folder.FullName, "snapshots")) { Durability = durability });
                Measure($"journal in files, {durability}", journal.Journal, orders);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    static void Measure(string name, IJournal journal, int orders)
    {
        var system = ActorSystem.Create("latency", ActorSystemSetup.Create(new PersistenceSetup(journal)));
        var venue = new WireVenue();
        var series = new Series("binance", new("BTCUSDT"), Timeframe.OneMinute);
        var engine = TradingEngine.Start(
            system,
            new("main", new(new(1_000_000), Sizing.Parse("quote:50"), RiskRules.From(new(), 0.001m), 0.001m, null, _ => WireVenue.Rules.Instrument),
                [new(series, [new(series, "main", [new("every-bar", static () => StrategyRunner.Of("every-bar", new EveryBar()))], DateTimeOffset.MinValue)])]),
            venue, TimeProvider.System);
        using var drained = new SemaphoreSlim(0);
        var signal = drained;
        var end = system.ActorOf(Props.Create(() => new End(signal)));
        var parser = new FrameParser();
        var times = new long[orders];
        var open = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var i = -Warmup; i < orders; i++, open += 60_000)
        {
            var frame = Frame(open, i);
            var started = Stopwatch.GetTimestamp();
            if (!parser.Read(frame).TryKline(out var kline))
                throw new InvalidOperationException("the frame is sound");
            engine.Symbols[0].Tell(new CandleClosed(KlineCandle.Of(kline)));
            var sent = venue.Wait();
            if (i >= 0)
                times[i] = sent - started;
            engine.Symbols[0].Tell(engine.DrainTo(end));    // the fill is booked before the next candle
            drained.Wait();
        }
        system.Terminate().Wait();
        Array.Sort(times);
        double At(double share) => times[(int)(share * (times.Length - 1))] * 1e6 / Stopwatch.Frequency;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-28} {orders} orders: p50 {At(0.5):0.0} µs, p90 {At(0.9):0.0}, p99 {At(0.99):0.0}, p99.9 {At(0.999):0.0}, most {At(1):0.0}; {venue.Bytes} bytes an order"));
    }

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

    /// <summary>Makes the request as it would go out, notes the time, and fills at once.</summary>
    sealed class WireVenue : IVenue
    {
        static readonly RequestSigner Signer = RequestSigner.Of("sim-secret-for-tests-only");

        readonly SemaphoreSlim sent = new(0);
        long at;
        long trades;

        public static SymbolRules Rules { get; } = new(
            new(new("BTCUSDT"), 0.01m, 0.00001m, new(0.00001m), new(9_000), new(5)), SymbolStatus.Trading, "BTC", "USDT", true, true, true,
            new WireFilters());

        public int Bytes { get; private set; }
        public Action<VenueReport>? Reports { get; set; }

        public long Wait()
        {
            sent.Wait();
            return at;
        }

        public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
        {
            var bytes = Encoding.ASCII.GetBytes(OrderTexts.Of(order.Intent, Rules).Sign(Signer, 1_767_225_600_123, TimeSpan.FromSeconds(5)).ToString());
            at = Stopwatch.GetTimestamp();
            Bytes = bytes.Length;
            var now = DateTimeOffset.UnixEpoch;
            var quantity = order.Intent.Size is OrderSize.Base size ? size.Quantity : Rules.Instrument.RoundDown(50 / order.Intent.Reference.Value);
            Reports!(new VenueReport.Filled(
                order.Id, $"t{++trades}", quantity, order.Intent.Reference, Money.Zero, Liquidity.Taker, default, true, now, now));
            sent.Release();
            return new(new PlaceResult.Accepted("1"));
        }

        public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, CancellationToken stop) => new(new CancelResult.Done());
        public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop) => new(new FindResult.Unknown("not asked here"));
        public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop) => new(new ProtectResult.Standing());
        public ValueTask<VenueAccount> Account(CancellationToken stop) => throw new VenueException("not asked here");
    }
}

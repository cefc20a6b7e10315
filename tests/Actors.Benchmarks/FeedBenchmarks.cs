using System.Diagnostics;
using System.Globalization;
using System.Text;
using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Runtime;
using Actors.Trading.Symbols;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Benchmarks;

/// <summary>
/// Frames of the market streams a second on one core: read only, and read, looked up and told to the actor of their
/// symbol, which takes every one of them. Median and range of five runs.
/// </summary>
public static class FeedBenchmarks
{
    const int Runs = 5;
    const int Frames = 1_000_000;
    const int Symbols = 200;

    static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static int Run()
    {
        var trades = Ring(static (symbol, i) => string.Create(CultureInfo.InvariantCulture,
            $$$"""{"stream":"{{{symbol.ToLowerInvariant()}}}@trade","data":{"e":"trade","E":{{{1735689600000 + i}}},"s":"{{{symbol}}}","t":{{{3735683259 + i}}},"p":"{{{61837 + i % 100}}}.63000000","q":"0.02000000","T":{{{1735689600000 + i}}},"m":true,"M":true}}"""));
        var klines = Ring(Kline);
        Measure("read trade", trades, () => ReadTrades(trades));
        Measure("read kline", klines, () => ReadKlines(klines));
        using var desk = new Desk();
        Measure("kline to SymbolActor", klines, () => desk.Tell(klines));
        return 0;
    }

    static string Kline(string symbol, int i)
    {
        var open = Start.ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture,
            $$$$"""{"stream":"{{{{symbol.ToLowerInvariant()}}}}@kline_1m","data":{"e":"kline","E":{{{{open + 60_000}}}},"s":"{{{{symbol}}}}","k":{"t":{{{{open}}}},"T":{{{{open + 59_999}}}},"s":"{{{{symbol}}}}","i":"1m","f":3735683259,"L":3735684000,"o":"{{{{61837 + i % 100}}}}.63000000","c":"61850.01000000","h":"61999.99000000","l":"61800.00000000","v":"12.34567000","n":742,"x":true,"q":"763412.12345678","V":"6.10000000","Q":"377000.12345678","B":"0"}}}""");
    }

    static byte[][] Ring(Func<string, int, string> frame) =>
        [.. Enumerable.Range(0, Symbols).Select(i => Encoding.UTF8.GetBytes(frame(NameOf(i), i)))];

    static string NameOf(int i) => string.Create(CultureInfo.InvariantCulture, $"COIN{i}USDT");

    static void ReadTrades(byte[][] ring)
    {
        var parser = new FrameParser();
        for (var i = 0; i < Frames; i++)
        {
            if (!parser.Read(ring[i % ring.Length]).TryTrade(out _))
                throw new InvalidOperationException("the frame is sound");
        }
    }

    static void ReadKlines(byte[][] ring)
    {
        var parser = new FrameParser();
        for (var i = 0; i < Frames; i++)
        {
            if (!parser.Read(ring[i % ring.Length]).TryKline(out _))
                throw new InvalidOperationException("the frame is sound");
        }
    }

    static void Measure(string name, byte[][] ring, Action run)
    {
        run();
        var times = new double[Runs];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        var bytes = (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / Runs / Frames;
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-22} {Frames / times[Runs / 2] / 1000,7:F0} k frames/s ({Frames / times[^1] / 1000:F0}..{Frames / times[0] / 1000:F0})  {times[Runs / 2] * 1e9 / Frames,6:F0} ns and {bytes:F1} B a frame of {ring[0].Length} B"));
    }

    /// <summary>An actor for each symbol, its base series without strategies, and the index that finds it by the frame's bytes.</summary>
    sealed class Desk : IDisposable
    {
        readonly ActorSystem system = ActorSystem.Create("feed");
        readonly IActorRef[] actors;
        readonly SeriesIndex<IActorRef> index = new();
        readonly IActorRef end;
        readonly SemaphoreSlim drained = new(0);
        long candles;

        public Desk()
        {
            var signal = drained;
            end = system.ActorOf(Props.Create(() => new End(signal)));
            actors = [.. Enumerable.Range(0, Symbols).Select(i => system.ActorOf(SymbolActor.For(new(
                new("binance", new(NameOf(i)), Timeframe.OneMinute), [], TimeProvider.System, end))))];
            for (var i = 0; i < Symbols; i++)
                index.Add(NameOf(i), "1m", actors[i]);
        }

        public void Tell(byte[][] ring)
        {
            var parser = new FrameParser();
            for (var i = 0; i < Frames; i++)
            {
                // A closed candle of each symbol a minute: the frame's own, moved on, so that the actor takes it as new.
                var frame = parser.Read(ring[i % ring.Length]);
                if (!frame.TryKline(out var kline) || index.Find(frame.Symbol, frame.Interval) is not { } actor)
                    throw new InvalidOperationException("the frame is sound");
                var candle = KlineCandle.Of(kline) with { OpenTime = Start + TimeSpan.FromMinutes(++candles) };
                actor.Tell(new CandleClosed(candle));
            }
            foreach (var actor in actors)
                actor.Tell(new Drain([end]));
            for (var i = 0; i < Symbols; i++)
                drained.Wait();
        }

        public void Dispose()
        {
            system.Terminate().Wait();
            drained.Dispose();
        }
    }

    sealed class End : ReceiveActor
    {
        public End(SemaphoreSlim drained)
        {
            Receive<Drained>(_ => { drained.Release(); });
            Receive<SymbolReady>(static _ => { });
        }
    }
}

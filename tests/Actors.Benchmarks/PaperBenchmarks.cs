using System.Diagnostics;
using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Benchmarks;

/// <summary>What a candle costs that moves nothing at the paper venue, by the orders that stand there: median and range of five runs.</summary>
public static class PaperBenchmarks
{
    const int Runs = 5;
    const int Candles = 5_000_000;

    static readonly Symbol Btc = new("BTCUSDT");
    static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly Candle Calm = new(Start, new(17155.25m), new(17165.25m), new(17150.13m), new(17160.77m), new(12.34567m));

    public static int Run()
    {
        Measure("no orders", null);
        Measure("stop and target", new(new Price(15000.5m), new Price(19000.25m)));
        Measure("trailing stop and target", new(null, new Price(19000.25m), TrailingBps: 1000));
        return 0;
    }

    static void Measure(string name, Bracket? bracket)
    {
        var venue = new PaperVenue(new() { Cash = new(1_000_000) }, [new(Instrument.Unfiltered(Btc), Timeframe.OneMinute)]);
        var book = venue.Book(Btc);
        if (bracket is not null)
            Enter(venue, bracket);
        var ticks = Start.UtcTicks;
        var times = new double[Runs];
        Feed(book, ref ticks);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            Feed(book, ref ticks);
            times[run] = Stopwatch.GetElapsedTime(started).TotalNanoseconds / Candles;
        }
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-26} {times[Runs / 2],6:F1} ns a candle ({times[0]:F1}..{times[^1]:F1})  {bytes} B, {venue.OpenOrders.Count} orders open"));
    }

    static void Feed(PaperBook book, ref long ticks)
    {
        for (var i = 0; i < Candles; i++)
        {
            ticks += TimeSpan.TicksPerMinute;
            book.OnCandle(Calm with { OpenTime = new(ticks, TimeSpan.Zero) });
        }
    }

    static void Enter(PaperVenue venue, Bracket bracket)
    {
        var key = new StrategyKey(new("generated", Btc, Timeframe.OneMinute), "benchmark");
        var intent = new OrderIntent(
            new("entry"), key, Side.Buy, OrderType.Market, new OrderSize.Base(new(1)), Calm.Close, "benchmark", Bracket: bracket);
        var view = new AccountView(default, default, default, default, default, default, 0, Instrument.Unfiltered(Btc));
        var placed = venue.Place(ApprovedOrder.Review(intent, view, []).Approved!, default);
        if (!placed.IsCompletedSuccessfully)
            throw new InvalidOperationException("the paper venue answers at once");
        venue.OnCandle(Calm, Btc);
    }
}

using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("LIVE", "Live candles", 20)]
static class LiveCandleCases
{
    // The clock of this machine may be a little behind the venue's.
    static readonly TimeSpan ClockError = TimeSpan.FromSeconds(1);

    [Case("LIVE-01", Capabilities.LiveCandles, "The first candle is the one that was asked for",
        Requires = "Of each series the first closed candle told opens at its From.",
        Why = "Strategies are warmed up from the same first candle at every start.")]
    static async Task First(Bench bench)
    {
        var (watch, _) = await Live(bench);
        foreach (var (series, from) in watch.Wanted)
            Expect.Same(from, Closed(watch, series)[0].OpenTime, $"the first open time of {series}");
    }

    [Case("LIVE-02", Capabilities.LiveCandles, "Past and present join: each closed candle once and in order",
        Requires = "From the first on, through history and live ones, each opens where the one before it ended.",
        Why = "A gap or a duplicate at the seam moves every indicator.")]
    static async Task Contiguous(Bench bench)
    {
        var (watch, _) = await Live(bench);
        foreach (var (series, _) in watch.Wanted)
            CandleLaws.Contiguous(Closed(watch, series), series.Timeframe);
    }

    [Case("LIVE-03", Capabilities.LiveCandles, "A candle is told as closed only when it has ended",
        Requires = "No closed candle comes before its end by the venue's clock.",
        Why = "Its close could still move: a look ahead that no backtest has.")]
    static async Task NotEarly(Bench bench)
    {
        var (watch, _) = await Live(bench);
        Expect.Empty(
            watch.Log.All.Where(one => one.IsClosed && one.At < CandleLog.CloseOf(one) - ClockError).Select(one => $"{one.Candle!.Value.OpenTime:O} at {one.At:O}"),
            "closed candles after their end");
    }

    [Case("LIVE-04", Capabilities.LiveCandles, "A closed candle comes soon",
        Requires = "Live candles come within the connector's own allowance after their end.",
        Why = "A signal is worth what its price still is.")]
    static async Task Soon(Bench bench)
    {
        var (watch, series) = await Live(bench);
        var next = NextOf(watch, series);
        await watch.Closed(series, next);
        var told = watch.Log.ClosedOf(series).First(one => one.Candle!.Value.OpenTime == next);
        var late = told.At - CandleLog.CloseOf(told);
        Expect.That(late <= bench.Patience.Candle, $"at most {bench.Patience.Candle.TotalSeconds:0.#} s after its end", $"{late.TotalSeconds:0.##} s");
    }

    [Case("LIVE-05", Capabilities.LiveCandles | Capabilities.History, "What was told live is what history says",
        Requires = "Every closed candle told equals the one of the history, to the digit.",
        Why = "A live day replayed has to give the same signals.")]
    static async Task AsHistory(Bench bench)
    {
        var (watch, series) = await Live(bench);
        var told = Closed(watch, series);
        var truth = await bench.Connector.History.Closed(series, told[0].OpenTime, told[^1].OpenTime + series.Timeframe.Duration, bench.Stop);
        // The newest may not be final for the history yet.
        Expect.That(truth.Count >= told.Count - 3, $"about {told.Count} candles of history", $"{truth.Count}");
        CandleLaws.Same([.. told.Take(truth.Count)], truth);
    }

    [Case("LIVE-06", Capabilities.LiveCandles, "The forming candle follows the last closed one",
        Requires = "A forming candle is told, and each opens where the last closed one ended.",
        Why = "Trailing stops and the dashboard read it as the present price.")]
    static async Task Forming(Bench bench)
    {
        var (watch, series) = await Live(bench);
        await bench.Until(
            () => Task.FromResult(watch.Log.All.Any(one => IsForming(one, series))), series.Timeframe.Duration + bench.Patience.Certainty, "a forming candle", () => "none");
        DateTimeOffset? last = null;
        foreach (var one in watch.Log.All.Where(one => one.Series == series && one.Candle is not null))
        {
            var open = one.Candle!.Value.OpenTime;
            Expect.That(one.IsClosed || last is null || open == last + series.Timeframe.Duration, $"a forming candle after that of {last:O}", $"one of {open:O}");
            if (one.IsClosed)
                last = open;
        }
    }

    [Case("LIVE-07", Capabilities.LiveCandles, "Of a series one thread at a time speaks",
        Requires = "No call for a series begins while another of it is not over.",
        Why = "The receiver keeps state by series and has no lock.")]
    static async Task OneSpeaker(Bench bench) => Expect.Empty((await Live(bench)).Watch.Log.Crowds, "one call of a series at a time");

    [Case("LIVE-08", Capabilities.LiveCandles, "Health says Live, and says it when it is so",
        Requires = "The series comes to be Live; before its first Live, history had been caught up.",
        Why = "Decisions wait for it: too early and they are made on gaps, never and nothing trades.")]
    static async Task Health(Bench bench)
    {
        var (watch, series) = await Live(bench);
        var log = watch.Log.All.Where(one => one.Series == series).ToList();
        var live = log.FindIndex(one => one.Health == FeedHealth.Live);
        Expect.That(live >= 0, "Live to be told", "never");
        var closed = log.Take(live).Where(one => one.IsClosed).Select(CandleLog.CloseOf).DefaultIfEmpty().Max();
        var behind = log[live].At - closed;
        Expect.That(behind <= series.Timeframe.Duration + bench.Patience.Candle, "Live once all candles up to now were told", $"Live {behind.TotalSeconds:0.#} s after the end of the last one");
    }

    [Case("LIVE-09", Capabilities.LiveCandles, "A feed can begin with a candle to come",
        Requires = "Asked from the next open time on, the first closed candle is that one.",
        Why = "An engine that has all history goes on with what is new.")]
    static async Task FromNow(Bench bench)
    {
        var series = bench.Market.FineSeries;
        var from = series.Timeframe.OpenOf(bench.Now) + series.Timeframe.Duration;
        await using var watch = await CandleWatch.Start(bench, [(series, from)]);
        await watch.Closed(series, from);
        Expect.Same(from, Closed(watch, series)[0].OpenTime, "the first open time");
    }

    [Case("LIVE-10", Capabilities.LiveCandles | Capabilities.BreakableWires, "After a cut no candle is missing and none comes twice",
        Requires = "Streams are cut and held down beyond a close; then the series is contiguous up to now again.",
        Why = "Connections break every day; candles must not.")]
    static async Task AfterCut(Bench bench)
    {
        var (watch, series) = await Live(bench);
        var next = NextOf(watch, series);
        using (bench.Connector.Wires!.HoldStreams())
            await bench.Wait(next + series.Timeframe.Duration - bench.Now + TimeSpan.FromSeconds(1));
        await watch.Closed(series, next + series.Timeframe.Duration);
        CandleLaws.Contiguous(Closed(watch, series), series.Timeframe);
    }

    [Case("LIVE-11", Capabilities.LiveCandles | Capabilities.BreakableWires, "A cut shows in the health, and passes",
        Requires = "While no stream comes about the series is not Live; afterwards it is again.",
        Why = "Blind decisions are worse than none.")]
    static async Task HealthOfCut(Bench bench)
    {
        var (watch, series) = await Live(bench);
        using (bench.Connector.Wires!.HoldStreams())
            await Is(health => health != FeedHealth.Live, "a health other than Live while the stream is down");
        await Is(health => health == FeedHealth.Live, "Live after the stream is back");

        Task Is(Func<FeedHealth?, bool> right, string expected) => bench.Until(
            () => Task.FromResult(right(watch.Log.HealthOf(series))), bench.Patience.Certainty + bench.Patience.Candle, expected, () => $"{watch.Log.HealthOf(series)}");
    }

    [Case("LIVE-12", Capabilities.LiveCandles, "A feed that is disposed of is silent",
        Requires = "Nothing is told once DisposeAsync has completed.",
        Why = "Who receives may be gone.")]
    static async Task Silent(Bench bench)
    {
        var series = bench.Market.FineSeries;
        var watch = await CandleWatch.Start(bench, [(series, series.Timeframe.OpenOf(bench.Now - series.Timeframe.Duration))]);
        await watch.Price();
        await watch.DisposeAsync();
        var told = watch.Log.All.Count;
        await bench.Quiet();
        Expect.Same(told, watch.Log.All.Count, "a count of calls of");
    }

    /// <summary>The feed, and the series of it that has come to be live.</summary>
    static async Task<(CandleWatch Watch, Series Series)> Live(Bench bench)
    {
        var (watch, series) = (await bench.Candles(), bench.Market.FineSeries);
        await watch.Live(series);
        return (watch, series);
    }

    static DateTimeOffset NextOf(CandleWatch watch, Series series) => Closed(watch, series)[^1].OpenTime + series.Timeframe.Duration;

    static bool IsForming(CandleLog.Told one, Series series) => one is { IsClosed: false, Candle: not null } && one.Series == series;

    static IReadOnlyList<Candle> Closed(CandleWatch watch, Series series) => [.. watch.Log.ClosedOf(series).Select(one => one.Candle!.Value)];
}

using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("HIST", "Candles of the past", 10)]
static class HistoryCases
{
    const int Some = 50;
    const int MoreThanAPage = 1_500;

    [Case("HIST-01", Capabilities.History, "Candles of the past come in order and without gaps",
        Requires = "Each opens where the one before it ended.",
        Why = "An indicator that skips a candle is wrong from there on, and nobody sees it.")]
    static async Task Contiguous(Bench bench) => CandleLaws.Contiguous(await Last(bench, Some), bench.Market.Finest);

    [Case("HIST-02", Capabilities.History, "The range begins with its first candle and ends before its last",
        Requires = "Of from ≤ open time < to, the first and the last candle are there and none outside.",
        Why = "Pages are joined at their edges: one candle too many is a duplicate, one too few a gap.")]
    static async Task Edges(Bench bench)
    {
        var to = Until(bench, bench.Market.Finest);
        var from = to - (bench.Market.Finest.Duration * 10);
        var candles = await Ask(bench, bench.Market.FineSeries, from, to);
        Expect.Same(10, candles.Count, "the count of a range of 10 candles:");
        Expect.Same(from, candles[0].OpenTime, "the first open time");
        Expect.Same(to - bench.Market.Finest.Duration, candles[^1].OpenTime, "the last open time");
    }

    [Case("HIST-03", Capabilities.History, "Every candle is sound",
        Requires = "High and low enclose open and close, and prices are positive.",
        Why = "A range that does not hold the close breaks stops, true ranges and volatility.")]
    static async Task Sound(Bench bench) => CandleLaws.Sound(await Last(bench, Some));

    [Case("HIST-04", Capabilities.History, "A candle that is still forming is not given",
        Requires = "Asked beyond now, every candle given has ended.",
        Why = "A strategy that decides on a forming candle decides on what never was.")]
    static async Task ClosedOnly(Bench bench)
    {
        var finest = bench.Market.Finest;
        var from = finest.OpenOf(bench.Now - (finest.Duration * 5));
        var candles = await Ask(bench, bench.Market.FineSeries, from, from + (finest.Duration * 10));
        Expect.That(candles.Count > 0, "closed candles of the last five", "none");
        Expect.That(candles[^1].OpenTime + finest.Duration <= bench.Now, "only candles that have ended", $"one of {candles[^1].OpenTime:O} at {bench.Now:O}");
    }

    [Case("HIST-05", Capabilities.History, "A range of more than a page comes whole",
        Requires = "1,500 candles are given for a range of 1,500, in order and without gaps.",
        Why = "Venues answer in pages of 500 or 1,000; a warm-up of more than one is usual.")]
    static async Task Paging(Bench bench)
    {
        var candles = await Last(bench, MoreThanAPage);
        Expect.Same(MoreThanAPage, candles.Count, "a count of");
        CandleLaws.Contiguous(candles, bench.Market.Finest);
    }

    [Case("HIST-06", Capabilities.History, "The same question has the same answer",
        Requires = "A range of closed candles asked for twice is the same to the digit.",
        Why = "A warm-up after a restart has to give the state that was.")]
    static async Task Repeatable(Bench bench)
    {
        var to = Until(bench, bench.Market.Finest);
        var from = to - (bench.Market.Finest.Duration * Some);
        CandleLaws.Same(await Ask(bench, bench.Market.FineSeries, from, to), await Ask(bench, bench.Market.FineSeries, from, to));
    }

    [Case("HIST-07", Capabilities.History, "Two halves are the whole",
        Requires = "from…middle and middle…to together are from…to.",
        Why = "Back-filling asks for parts and joins them.")]
    static async Task Halves(Bench bench)
    {
        var to = Until(bench, bench.Market.Finest);
        var (from, middle) = (to - (bench.Market.Finest.Duration * Some), to - (bench.Market.Finest.Duration * (Some / 2)));
        var series = bench.Market.FineSeries;
        CandleLaws.Same(await Ask(bench, series, from, to), [.. await Ask(bench, series, from, middle), .. await Ask(bench, series, middle, to)]);
    }

    [Case("HIST-08", Capabilities.History, "An empty range is empty",
        Requires = "from = to gives no candle and no error.",
        Why = "Nothing was missed is the usual case after a short cut.")]
    static async Task EmptyRange(Bench bench)
    {
        var at = Until(bench, bench.Market.Finest);
        Expect.Empty(await Ask(bench, bench.Market.FineSeries, at, at), "no candle");
    }

    [Case("HIST-09", Capabilities.History, "The future is empty",
        Requires = "A range that begins tomorrow gives no candle and no error.",
        Why = "A clock that runs ahead must not invent candles.")]
    static async Task Future(Bench bench)
    {
        var from = bench.Market.Finest.OpenOf(bench.Now + TimeSpan.FromDays(1));
        Expect.Empty(await Ask(bench, bench.Market.FineSeries, from, from + (bench.Market.Finest.Duration * 3)), "no candle");
    }

    [Case("HIST-10", Capabilities.History, "Coarse candles are made of the fine ones",
        Requires = "Open, high, low, close and volume of three coarse candles are those of the fine ones inside.",
        Why = "The engine makes coarser candles itself; two truths would trade differently live and in a backtest.")]
    static async Task Coarser(Bench bench)
    {
        var to = Until(bench, bench.Market.Coarser);
        var from = to - (bench.Market.Coarser.Duration * 3);
        var coarse = await Ask(bench, bench.Market.CoarseSeries, from, to);
        var fine = await Ask(bench, bench.Market.FineSeries, from, to);
        Expect.Same(3, coarse.Count, "a count of coarse candles of");
        foreach (var one in coarse)
            CandleLaws.MadeOf(one, [.. fine.Where(part => bench.Market.Coarser.OpenOf(part.OpenTime) == one.OpenTime)]);
    }

    [Case("HIST-11", Capabilities.History, "An unknown symbol is an error, not an empty history",
        Requires = "CandleDataException with a message.",
        Why = "A misspelt symbol would warm up on nothing and wait for ever.")]
    static async Task UnknownSymbol(Bench bench)
    {
        var to = Until(bench, bench.Market.Finest);
        var series = bench.Market.FineSeries with { Symbol = new("NOSUCHCOIN") };
        try
        {
            var candles = await Ask(bench, series, to - bench.Market.Finest.Duration, to);
            Expect.That(false, "CandleDataException", $"{candles.Count} candles");
        }
        catch (CandleDataException said)
        {
            Expect.That(said.Message.Length > 0, "a message", "none");
        }
    }

    [Case("HIST-12", Capabilities.History, "A question can be given up",
        Requires = "A cancelled token ends it with OperationCanceledException.",
        Why = "The engine has to stop within seconds, whatever is being fetched.")]
    static async Task GivenUp(Bench bench)
    {
        var to = Until(bench, bench.Market.Finest);
        try
        {
            await bench.Connector.History.Closed(bench.Market.FineSeries, to - (bench.Market.Finest.Duration * Some), to, new(canceled: true));
            Expect.That(false, "OperationCanceledException", "an answer");
        }
        catch (OperationCanceledException)
        {
            // As required.
        }
    }

    [Case("HIST-13", Capabilities.History, "Times are UTC and on the grid",
        Requires = "Every open time has offset zero and is a multiple of the timeframe.",
        Why = "Candles of different sources are joined by their open times.")]
    static async Task OnGrid(Bench bench)
    {
        foreach (var timeframe in new[] { bench.Market.Finest, bench.Market.Coarser })
        {
            var to = Until(bench, timeframe);
            var candles = await Ask(bench, bench.Market.FineSeries with { Timeframe = timeframe }, to - (timeframe.Duration * 5), to);
            Expect.Empty(
                candles.Where(one => one.OpenTime.Offset != TimeSpan.Zero || timeframe.OpenOf(one.OpenTime) != one.OpenTime).Select(one => one.OpenTime),
                $"open times on the grid of {timeframe}");
        }
    }

    static Task<IReadOnlyList<Candle>> Last(Bench bench, int count)
    {
        var to = Until(bench, bench.Market.Finest);
        return Ask(bench, bench.Market.FineSeries, to - (bench.Market.Finest.Duration * count), to);
    }

    /// <summary>The end of a range whose candles have all been final for a while.</summary>
    static DateTimeOffset Until(Bench bench, Timeframe timeframe) => timeframe.OpenOf(bench.Now - bench.Patience.Candle - bench.Patience.Answer);

    static Task<IReadOnlyList<Candle>> Ask(Bench bench, Series series, DateTimeOffset from, DateTimeOffset to) =>
        bench.Connector.History.Closed(series, from, to, bench.Stop).AsTask();
}

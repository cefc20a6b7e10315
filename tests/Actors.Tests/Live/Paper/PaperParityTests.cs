using Actors.Backtest.Engine;
using Actors.Domain;
using Actors.Tests.Backends.Files;
using Actors.Tests.Backtest.Engine;

namespace Actors.Tests.Live.Paper;

/// <summary>Paper trading and the backtest give the same orders and fills from the same candles.</summary>
public sealed class PaperParityTests
{
    [Fact]
    public void Paper_fills_as_the_backtest_does_whatever_the_plan() => Seeds.Each(Heavy.Or(40, 2_000), seed =>
    {
        var plan = RandomPlan.Of(seed, candles: 150, filters: false).Whole().OfOneStrategy();

        var paper = new PaperRun(plan).ToEnd();
        var backtest = BacktestRun.Go(plan);

        PaperBooks.ByOrder(paper.Events("execution")).ShouldBeTheSame(PaperBooks.ByOrder(backtest.Events));
        PaperBooks.Trades(paper.Events("portfolio")).ShouldBeTheSame(PaperBooks.Trades(backtest.Events));
        paper.Events("execution").OfType<HoldingsDiffer>().ShouldBeEmpty();
    });
}

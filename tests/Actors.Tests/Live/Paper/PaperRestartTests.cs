using Actors.Backtest.Engine;
using Actors.Domain;
using Actors.Tests.Backends.Files;
using Actors.Tests.Backtest.Engine;

namespace Actors.Tests.Live.Paper;

/// <summary>A paper run that is cut and started again is the run that was not cut.</summary>
public sealed class PaperRestartTests
{
    [Fact]
    public void A_run_that_is_cut_between_candles_is_the_run_that_was_not() => Seeds.Each(Heavy.Or(25, 1_000), seed =>
    {
        var plan = PlanOf(seed);
        var chance = new Random(seed);
        var cut = new PaperRun(plan);

        for (var at = chance.Next(1, 20); at < cut.Moments; at += chance.Next(1, 40))
            cut.Until(at).Restart();
        cut.ToEnd();

        ShouldBeTheSame(cut, new PaperRun(plan).ToEnd());
    });

    [Fact]
    public void What_closes_while_it_is_down_is_played_through_its_orders() => Seeds.Each(Heavy.Or(25, 1_000), seed =>
    {
        var plan = PlanOf(seed);
        var chance = new Random(seed);
        var (cut, uncut) = (new PaperRun(plan), new PaperRun(plan));

        for (var at = chance.Next(1, 20); at < cut.Moments; at += chance.Next(12, 50))
        {
            var missed = Math.Min(chance.Next(1, 12), cut.Moments - at);
            cut.Until(at).Restart(missed);
            uncut.Until(at).Speak(false).Until(at + missed).Speak(true); // nobody decides while it is down
        }

        ShouldBeTheSame(cut.ToEnd(), uncut.ToEnd());
    });

    [Fact]
    public void After_a_cut_at_any_step_the_books_are_the_accounts() => Seeds.Each(Heavy.Or(25, 1_000), seed =>
    {
        var plan = PlanOf(seed);
        var chance = new Random(seed);
        var run = new PaperRun(plan);

        for (var at = chance.Next(1, 10); at < run.Moments; at += chance.Next(2, 12))
            run.Until(at, chance.Next(60)).Restart();
        run.ToEnd();

        PaperBooks.Faults(run, plan).ShouldBeEmpty();
    });

    /// <summary>Limits on the day's loss and on the drawdown are measured anew after a restart, and are left out.</summary>
    static BacktestPlan PlanOf(int seed) => RandomPlan.Of(seed, candles: 150, limits: new()).Whole();

    static void ShouldBeTheSame(PaperRun cut, PaperRun uncut)
    {
        PaperBooks.ByOrder(cut.Events("execution")).ShouldBeTheSame(PaperBooks.ByOrder(uncut.Events("execution")));
        PaperBooks.Trades(cut.Events("portfolio")).ShouldBeTheSame(PaperBooks.Trades(uncut.Events("portfolio")));
        cut.Venue.Cash.ShouldBe(uncut.Venue.Cash);
        cut.Venue.OpenOrders.ShouldBe(uncut.Venue.OpenOrders);
        cut.Events("execution").OfType<HoldingsDiffer>().ShouldBeEmpty();
    }
}

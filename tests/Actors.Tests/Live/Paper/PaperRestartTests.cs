using Actors.Backtest.Engine;
using Actors.Domain;
using Actors.Tests.Backends.Files;
using Actors.Tests.Backtest.Engine;

namespace Actors.Tests.Live.Paper;

/// <summary>A paper run that is cut and started again is the run that was not cut.</summary>
public sealed class PaperRestartTests
{
    [Fact]
    public void A_run_that_is_cut_between_candles_is_the_run_that_was_not() => Seeds.Each(Heavy.Or(60, 1_000), seed =>
    {
        var plan = PlanOf(seed);
        var chance = new Random(seed);
        var cut = new PaperRun(plan);

        for (var at = chance.Next(1, 20); at < cut.Moments; at += chance.Next(1, 40))
            cut.Until(at).Restart();

        ShouldBeTheSame(cut.ToEnd(), new PaperRun(plan).ToEnd());
    });

    [Fact]
    public void What_closes_while_it_is_down_is_played_through_its_orders() => Seeds.Each(Heavy.Or(60, 1_000), seed =>
    {
        var chance = new Random(seed);
        var plan = Entrant.InsteadOfAll(PlanOf(seed));

        ShouldBeTheSame(plan, chance, () => chance.Next(1, 12));
    });

    [Fact]
    public void An_exit_of_the_candle_that_closed_while_it_was_down_is_made_good() => Seeds.Each(Heavy.Or(60, 1_000), seed =>
        ShouldBeTheSame(PlanOf(seed), new Random(seed), static () => 1));

    [Fact]
    public void After_a_cut_at_any_step_the_books_are_the_accounts() => Seeds.Each(Heavy.Or(60, 1_000), seed =>
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

    /// <summary>A run that misses candles now and then, and one that may not enter on them.</summary>
    static void ShouldBeTheSame(BacktestPlan plan, Random chance, Func<int> missedNow)
    {
        var (cut, uncut) = (new PaperRun(plan), new PaperRun(plan));
        for (var at = chance.Next(1, 20); at < cut.Moments; at += chance.Next(12, 50))
        {
            var missed = Math.Min(missedNow(), cut.Moments - at);
            if (cut.Until(at).IsJudging)
                continue;
            cut.Restart(missed);
            uncut.Until(at).Speak(false).Until(at + missed).Speak(true);
        }
        ShouldBeTheSame(cut.ToEnd(), uncut.ToEnd());
    }

    static void ShouldBeTheSame(PaperRun cut, PaperRun uncut)
    {
        PaperBooks.ByOrder(cut.Events("execution")).ShouldBeTheSame(PaperBooks.ByOrder(uncut.Events("execution")));
        PaperBooks.ByTrade(cut.Events("portfolio")).ShouldBeTheSame(PaperBooks.ByTrade(uncut.Events("portfolio")));
        cut.Venue.Cash.ShouldBe(uncut.Venue.Cash);
        cut.Venue.OpenOrders.ShouldBe(uncut.Venue.OpenOrders);
        cut.Events("execution").OfType<HoldingsDiffer>().ShouldBeEmpty();
    }
}

using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>What closed trades have in closed form, in constant memory.</summary>
public sealed class TradeStatistics
{
    readonly Outcomes winners = new();
    readonly Outcomes losers = new();
    double returnGains;
    double returnLosses;
    int streak;

    public TradeTally Tally { get; } = new();
    public int Longs { get; private set; }
    public decimal Best { get; private set; }
    public decimal Worst { get; private set; }
    public decimal Fees { get; private set; }

    /// <summary>Both sides.</summary>
    public decimal Traded { get; private set; }

    public TradingCosts Costs { get; private set; }

    /// <summary>Stake times days held, summed: capital at work.</summary>
    public double StakeDays { get; private set; }

    public int LongestWinStreak { get; private set; }
    public int LongestLossStreak { get; private set; }

    /// <summary>Profits in money.</summary>
    public Moments Pnl { get; } = new();

    /// <summary>Profits in R, of the trades that had a stop.</summary>
    public Moments Multiples { get; } = new();

    public void Add(TradeResult trade)
    {
        var (outcome, pnl) = (trade.Outcome, trade.Pnl.Value);
        (Best, Worst) = Tally.Count == 0 ? (pnl, pnl) : (Math.Max(Best, pnl), Math.Min(Worst, pnl));
        Tally.Add(trade, outcome);
        Longs += trade.Direction == Side.Buy ? 1 : 0;
        Fees += trade.Fees.Value;
        Costs += trade.Costs;
        Traded += Math.Abs(trade.Stake.Value) + Math.Abs(trade.ExitValue.Value);
        StakeDays += Math.Abs((double)trade.Stake.Value) * trade.Hours / 24;
        Pnl.Add((double)pnl);
        if (trade.Multiple is { } multiple)
            Multiples.Add(multiple);
        if (trade.Return is > 0 and { } gain)
            returnGains += gain;
        else if (trade.Return is { } loss)
            returnLosses -= loss;
        if (outcome != TradeOutcome.BreakEven)
            (outcome == TradeOutcome.Win ? winners : losers).Add(trade);
        Follow(outcome);
    }

    // A break-even trade ends a streak of either kind.
    void Follow(TradeOutcome outcome)
    {
        streak = outcome switch
        {
            TradeOutcome.Win => Math.Max(streak, 0) + 1,
            TradeOutcome.Loss => Math.Min(streak, 0) - 1,
            _ => 0,
        };
        LongestWinStreak = Math.Max(LongestWinStreak, streak);
        LongestLossStreak = Math.Max(LongestLossStreak, -streak);
    }

    public Figure ProfitFactorOnReturns => returnLosses == 0 ? Tally.NoTrade("no losing trade") : returnGains / returnLosses;

    public Figure AverageWin => winners.Count == 0 ? Tally.NoTrade("no winner") : winners.Mean;

    public Figure AverageLoss => losers.Count == 0 ? Tally.NoTrade("no loser") : losers.Mean;

    public Figure Payoff => AverageWin.Then(win => AverageLoss.Then(loss => win / -loss));

    public Figure AverageWinR => winners.WithRisk == 0 ? Tally.NoTrade("no winner with a stop") : winners.MeanR;

    public Figure AverageLossR => losers.WithRisk == 0 ? Tally.NoTrade("no loser with a stop") : losers.MeanR;

    /// <summary>Share of trades won minus the share lost over the payoff.</summary>
    public Figure Kelly => Payoff.Then(payoff => Tally.WinRate.Then(rate => rate - (1 - rate) / payoff));

    /// <summary>Van Tharp's quality: mean over deviation of the results times √n, n no more than 100.</summary>
    public static Figure Quality(Moments results, int ddof) =>
        results.Count < 2 ? "fewer than 2 trades"
        : results.Varies ? Math.Sqrt(Math.Min(results.Count, 100)) * results.Mean / results.Deviation(ddof)
        : "the results do not vary";

    /// <summary>The trades of one outcome; break-even ones belong to neither.</summary>
    sealed class Outcomes
    {
        decimal pnl;
        double multiples;

        public int Count { get; private set; }
        public int WithRisk { get; private set; }
        public decimal Mean => pnl / Count;
        public double MeanR => multiples / WithRisk;

        public void Add(TradeResult trade)
        {
            Count++;
            pnl += trade.Pnl.Value;
            if (trade.Multiple is { } multiple)
            {
                WithRisk++;
                multiples += multiple;
            }
        }
    }
}

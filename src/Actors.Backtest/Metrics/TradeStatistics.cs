using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>What closed trades have in closed form, in constant memory. Money is summed exactly.</summary>
public sealed class TradeStatistics
{
    decimal gains;
    decimal losses;
    decimal winnersPnl;
    decimal losersPnl;
    double returnGains;
    double returnLosses;
    double winnersR;
    double losersR;
    int winnersWithR;
    int losersWithR;
    int streak;

    public int Count { get; private set; }
    public int Winners { get; private set; }
    public int Losers { get; private set; }
    public int BreakEven { get; private set; }
    public int Longs { get; private set; }
    public decimal NetProfit { get; private set; }
    public decimal Best { get; private set; }
    public decimal Worst { get; private set; }
    public decimal Fees { get; private set; }
    public decimal Traded { get; private set; }
    public TradingCosts Costs { get; private set; }

    /// <summary>Stake times days held, summed: capital at work.</summary>
    public double StakeDays { get; private set; }

    public int LongestWinStreak { get; private set; }
    public int LongestLossStreak { get; private set; }

    /// <summary>Profits in money, in R, and on stake.</summary>
    public Moments Pnl { get; } = new();

    public Moments Multiples { get; } = new();
    public Moments Returns { get; } = new();

    /// <summary>Hours held.</summary>
    public Moments Held { get; } = new();

    public Moments WinnersHeld { get; } = new();
    public Moments LosersHeld { get; } = new();

    public void Add(TradeResult trade)
    {
        var outcome = trade.Outcome;
        AddMoney(trade, outcome);
        Pnl.Add((double)trade.Pnl.Value);
        Held.Add(trade.Hours);
        if (trade.Return is { } change)
        {
            Returns.Add(change);
            (returnGains, returnLosses) = change > 0 ? (returnGains + change, returnLosses) : (returnGains, returnLosses - change);
        }
        if (trade.Multiple is { } multiple)
            Multiples.Add(multiple);
        switch (outcome)
        {
            case TradeOutcome.Win:
                Winners++;
                WinnersHeld.Add(trade.Hours);
                (winnersR, winnersWithR) = trade.Multiple is { } won ? (winnersR + won, winnersWithR + 1) : (winnersR, winnersWithR);
                break;
            case TradeOutcome.Loss:
                Losers++;
                LosersHeld.Add(trade.Hours);
                (losersR, losersWithR) = trade.Multiple is { } lost ? (losersR + lost, losersWithR + 1) : (losersR, losersWithR);
                break;
            default:
                BreakEven++;
                break;
        }
        Follow(outcome);
    }

    void AddMoney(TradeResult trade, TradeOutcome outcome)
    {
        var pnl = trade.Pnl.Value;
        (Best, Worst) = Count == 0 ? (pnl, pnl) : (Math.Max(Best, pnl), Math.Min(Worst, pnl));
        Count++;
        Longs += trade.Direction == Side.Buy ? 1 : 0;
        NetProfit += pnl;
        (gains, losses) = pnl > 0 ? (gains + pnl, losses) : (gains, losses - pnl);
        if (outcome == TradeOutcome.Win)
            winnersPnl += pnl;
        else if (outcome == TradeOutcome.Loss)
            losersPnl -= pnl;
        Fees += trade.Fees.Value;
        Costs += trade.Costs;
        Traded += Math.Abs(trade.Stake.Value) + Math.Abs(trade.ExitValue.Value);
        StakeDays += Math.Abs((double)trade.Stake.Value) * trade.Hours / 24;
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

    /// <summary>Winners over winners and losers.</summary>
    public Figure WinRate => Winners + Losers == 0 ? NoTrade("no winner or loser") : (double)Winners / (Winners + Losers);

    public Figure WinRateOfAll => Count == 0 ? NoTrade("") : (double)Winners / Count;

    public Figure ProfitFactor => losses == 0 ? NoTrade("no losing trade") : (double)gains / (double)losses;

    public Figure ProfitFactorOnReturns => returnLosses == 0 ? NoTrade("no losing trade") : returnGains / returnLosses;

    public Figure AverageWin => Winners == 0 ? NoTrade("no winner") : winnersPnl / Winners;

    public Figure AverageLoss => Losers == 0 ? NoTrade("no loser") : -losersPnl / Losers;

    public Figure Payoff => Winners == 0 ? NoTrade("no winner")
        : Losers == 0 ? NoTrade("no loser")
        : (double)(winnersPnl / Winners) / (double)(losersPnl / Losers);

    public Figure Expectancy => Count == 0 ? NoTrade("") : NetProfit / Count;

    public Figure ExpectancyR => Multiples.Count == 0 ? NoTrade("no trade had a stop") : Multiples.Mean;

    public Figure AverageWinR => winnersWithR == 0 ? NoTrade("no winner with a stop") : winnersR / winnersWithR;

    public Figure AverageLossR => losersWithR == 0 ? NoTrade("no loser with a stop") : losersR / losersWithR;

    /// <summary>Share of trades won minus the share lost over the payoff.</summary>
    public Figure Kelly => Payoff.Then(payoff => WinRate.Then(rate => rate - (1 - rate) / payoff));

    /// <summary>Van Tharp's quality: mean over deviation of the results times √n, n no more than 100.</summary>
    public static Figure Quality(Moments results, int ddof) =>
        results.Count < 2 ? "fewer than 2 trades"
        : results.Varies ? Math.Sqrt(Math.Min(results.Count, 100)) * results.Mean / results.Deviation(ddof)
        : "the results do not vary";

    string NoTrade(string otherwise) => Count == 0 ? "no closed trade" : otherwise;
}

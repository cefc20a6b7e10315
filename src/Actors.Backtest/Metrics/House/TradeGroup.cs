namespace Actors.Backtest.Metrics.House;

static class TradeGroup
{
    /// <summary>Below it the rates behind a Kelly share are too loose to bet on.</summary>
    const int FewTrades = 100;

    public static MetricGroup Of(MetricsStream run)
    {
        var (trades, tally, history) = (run.Trades, run.Trades.Tally, run.TradeHistory);
        var money = Unit.Money(run.Currency);
        var ddof = run.Days.Convention.Ddof;
        var few = tally.Count < FewTrades ? tally.Count == 1 ? "only 1 trade" : $"only {tally.Count} trades" : null;
        var none = tally.Count == 0 ? "no closed trade" : null;
        return new("trades", "Trades",
        [
            new("trades", "Trades", Unit.Count, tally.Count),
            new("winners", "Winners", Unit.Count, tally.Winners),
            new("losers", "Losers", Unit.Count, tally.Losers),
            new("break_even", "Break-even", Unit.Count, tally.BreakEven, null, "within half a price tick × quantity"),
            new("longs", "Longs", Unit.Count, trades.Longs),
            new("shorts", "Shorts", Unit.Count, tally.Count - trades.Longs),
            new("win_rate", "Win rate", Unit.Share, tally.WinRate, null, "winners over winners and losers"),
            new("win_rate_all", "Win rate of all", Unit.Share, tally.WinRateOfAll, null, "winners over all trades"),
            new("profit_factor", "Profit factor", Unit.Ratio, tally.ProfitFactor, null, "in money"),
            new("profit_factor_on_returns", "Profit factor on returns", Unit.Ratio, trades.ProfitFactorOnReturns),
            new("payoff", "Payoff", Unit.Ratio, trades.Payoff, null, "average win over average loss"),
            new("expectancy", "Expectancy", money, tally.Expectancy),
            new("expectancy_R", "Expectancy in R", Unit.R, tally.ExpectancyR, null, "average R multiple"),
            new("trades_with_R", "Trades with a stop", Unit.Count, tally.WithRisk, null, "the others have no R"),
            new("avg_win", "Average win", money, trades.AverageWin),
            new("avg_loss", "Average loss", money, trades.AverageLoss),
            new("avg_win_R", "Average win in R", Unit.R, trades.AverageWinR),
            new("avg_loss_R", "Average loss in R", Unit.R, trades.AverageLossR),
            new("best_trade", "Best trade", money, none is null ? trades.Best : none),
            new("worst_trade", "Worst trade", money, none is null ? trades.Worst : none),
            new("sqn100", "SQN", Unit.Ratio, tally.WithRisk == 0 && tally.Count > 0 ? "no trade had a stop" : TradeStatistics.Quality(trades.Multiples, ddof), null, "of R, √n no more than 10"),
            new("sqn100_money", "SQN in money", Unit.Ratio, TradeStatistics.Quality(trades.Pnl, ddof)),
            new("kelly", "Kelly", Unit.Share, trades.Kelly, few),
            new("half_kelly", "Half Kelly", Unit.Share, trades.Kelly.Then(kelly => kelly / 2), few),
            new("duration_mean", "Mean duration", Unit.Hours, history.Held.Mean),
            new("duration_median", "Median duration", Unit.Hours, history.Held.Median),
            new("duration_mean_winners", "Mean duration, winners", Unit.Hours, history.WinnersHeld.Mean),
            new("duration_median_winners", "Median duration, winners", Unit.Hours, history.WinnersHeld.Median),
            new("duration_mean_losers", "Mean duration, losers", Unit.Hours, history.LosersHeld.Mean),
            new("duration_median_losers", "Median duration, losers", Unit.Hours, history.LosersHeld.Median),
            new("max_consecutive_wins", "Longest winning streak", Unit.Count, trades.LongestWinStreak),
            new("max_consecutive_losses", "Longest losing streak", Unit.Count, trades.LongestLossStreak),
        ]);
    }
}

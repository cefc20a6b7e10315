using System.Security.Cryptography;
using System.Text;
using Actors.Domain;
using Actors.Trading.Portfolio;

namespace Actors.Backtest.Engine;

/// <summary>Makes the result out of what the engine said: read models over the event log and the portfolio's view.</summary>
public static class ResultBuilder
{
    public static BacktestResult From(BacktestPlan plan, BacktestOutcome outcome)
    {
        var portfolio = outcome.Portfolio;
        return new()
        {
            From = outcome.From,
            To = outcome.To,
            StartCash = plan.Risk.StartCash,
            FinalEquity = portfolio.Equity,
            Cash = portfolio.Cash,
            Fees = portfolio.Fees,
            Costs = portfolio.Costs,
            Currency = plan.Currency,
            Series = [.. plan.Feeds.SelectMany(Runs)],
            Trades = portfolio.Trades,
            OpenPositions = [.. portfolio.Positions.Select(Open)],
            Orders = OrderRows.From(outcome.Events),
            DailyEquity = portfolio.Daily,
            Equity = portfolio.Curve,
            MaxDrawdown = portfolio.MaxDrawdown,
            Refusals = Refusals(outcome.Events),
            Signals = outcome.Events.Count(e => e is SignalRaised),
            Configuration = plan.Configuration,
            ConfigurationHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plan.Configuration))),
            Events = outcome.Events,
            EventLogHash = EventLines.Hash(outcome.Events),
            Engine = outcome.Engine,
            FillConvention = plan.Venue.Convention,
        };
    }

    static IEnumerable<SeriesRun> Runs(FeedPlan feed) => feed.Series.Select(series => new SeriesRun(
        series.Series,
        feed.Loaded,
        series.Series.Timeframe == feed.Base.Timeframe
            ? feed.Loaded.Candles
            : CandleAggregator.Aggregate(feed.Loaded.Candles, series.Series.Timeframe),
        [.. series.Strategies.Select(strategy => strategy.Create()).Zip(
            series.Strategies, (runner, strategy) => new StrategyRun(strategy.Name, runner.Parameters, runner.WarmUp))]));

    static OpenPosition Open(PortfolioProtocol.PositionView p) => new(
        p.Key, p.Quantity, p.EntryPrice, p.EntryTime, p.Mark, p.Unrealised, p.Stop, p.Target);

    static SortedDictionary<string, int> Refusals(IReadOnlyList<TradingEvent> events)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            if (e is SignalRefused refused)
                counts[refused.Refusal.Code] = counts.GetValueOrDefault(refused.Refusal.Code) + 1;
        }
        return counts;
    }
}

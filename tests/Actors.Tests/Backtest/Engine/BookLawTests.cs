using Actors.Backtest;
using Actors.Domain;

namespace Actors.Tests.Backtest.Engine;

/// <summary>What must hold of the money of any run. The fills alone say what is right.</summary>
public sealed class BookLawTests
{
    const int Runs = 250;

    // A decimal has 28 digits. A price that a model made, times a quantity, times a fee, has more.
    const decimal LastDigits = 1e-18m;

    // The smallest decimal: what is within it is equal.
    const decimal Nothing = 1e-28m;

    /// <summary>Every other run trades at prices on the tick and without models: there everything is exact.</summary>
    static void Each(Action<BacktestResult, decimal> law) => Seeds.Each(Runs, seed =>
    {
        if (seed % 2 == 0)
            law(RandomPlan.RunOf(seed).Result, LastDigits);
        else
            law(RandomPlan.Run(RandomPlan.Of(seed, filters: true).WithoutModels()), Nothing);
    });

    static IEnumerable<OrderFilled> Fills(BacktestResult run) => run.Events.OfType<OrderFilled>();

    static decimal Flow(OrderFilled e) =>
        (e.Side == Side.Buy ? -1 : 1) * e.Fill.Price.Value * e.Fill.Quantity.Value - e.Fill.Fee.Value;

    [Fact]
    public void Cash_is_what_was_there_and_what_the_fills_moved() => Each((run, slack) =>
    {
        run.Cash.Value.ShouldBe(run.StartCash.Value + Fills(run).Sum(Flow), slack);
        run.Fees.Value.ShouldBe(Fills(run).Sum(e => e.Fill.Fee.Value), slack);
        run.Costs.Total.Value.ShouldBe(Fills(run).Sum(e => e.Fill.Costs.Total.Value), slack);
    });

    [Fact]
    public void Profit_of_the_trades_and_cost_of_what_is_open_explain_the_cash() => Each((run, slack) =>
    {
        var open = run.OpenPositions.ToDictionary(p => p.Key, p => p.Quantity.Value);
        var closed = run.Trades.GroupBy(t => t.Key).ToDictionary(g => g.Key, g => g.Sum(t => t.Pnl.Value));
        foreach (var fills in Fills(run).GroupBy(e => e.Key))
        {
            var held = 0m;
            var spent = 0m; // in the round trip under way
            foreach (var e in fills)
            {
                held += (e.Side == Side.Buy ? 1 : -1) * e.Fill.Quantity.Value;
                held.ShouldBeGreaterThanOrEqualTo(0, $"{e.Key} sold more than it held");
                spent = held == 0 ? 0 : spent + Flow(e);
            }
            open.GetValueOrDefault(fills.Key).ShouldBe(held);
            (closed.GetValueOrDefault(fills.Key) + spent).ShouldBe(fills.Sum(Flow), slack);
        }
        open.Keys.Concat(closed.Keys).ShouldBeSubsetOf(Fills(run).Select(e => e.Key));
    });

    [Fact]
    public void Equity_at_the_end_is_cash_and_the_positions_at_their_last_close() => Seeds.Each(Runs, seed =>
    {
        var (plan, run) = RandomPlan.RunOf(seed);

        foreach (var open in run.OpenPositions)
            open.Mark.ShouldBe(LastPrice(plan.Feeds.Single(feed => feed.Base.Symbol == open.Key.Symbol).Loaded.Candles));
        run.FinalEquity.Value.ShouldBe(run.Cash.Value + run.OpenPositions.Sum(p => p.Mark.Value * p.Quantity.Value));
        run.Equity[0].Equity.ShouldBe(run.StartCash);
        run.Equity[^1].Equity.ShouldBe(run.FinalEquity);
        run.Equity.Select(point => point.Time).ShouldBeInOrder();
        run.DailyEquity[^1].Equity.ShouldBe(run.FinalEquity);

        static Price LastPrice(CandleSeries candles) => candles[candles.Count - 1].Close;
    });

    [Fact]
    public void Every_trade_is_a_round_trip_of_its_fills() => Each((run, slack) =>
    {
        run.Trades.Select(t => t.Number).ShouldBe(Enumerable.Range(1, run.Trades.Count));
        run.Events.OfType<PositionClosed>().Select(e => e.Trade).ShouldBe(run.Trades);
        foreach (var key in run.Trades.Select(t => t.Key).Distinct())
        {
            using var fills = Fills(run).Where(e => e.Key.Equals(key)).GetEnumerator();
            foreach (var trade in run.Trades.Where(t => t.Key.Equals(key)))
                Same(trade, RoundTrip(fills), slack);
        }
    });

    static List<OrderFilled> RoundTrip(IEnumerator<OrderFilled> fills)
    {
        var trip = new List<OrderFilled>();
        for (var held = 0m; trip.Count == 0 || held != 0;)
        {
            fills.MoveNext().ShouldBeTrue("a trade has its fills");
            trip.Add(fills.Current);
            held += (fills.Current.Side == Side.Buy ? 1 : -1) * fills.Current.Fill.Quantity.Value;
        }
        return trip;
    }

    static void Same(Trade trade, List<OrderFilled> trip, decimal slack)
    {
        var bought = trip.FindAll(e => e.Side == Side.Buy);
        var sold = trip.FindAll(e => e.Side == Side.Sell);
        trade.EntryTime.ShouldBe(bought[0].Fill.CandleOpen);
        trade.ExitTime.ShouldBe(sold[^1].Fill.CandleOpen);
        trade.Quantity.Value.ShouldBe(bought.Sum(e => e.Fill.Quantity.Value));
        trade.EntryPrice.Value.ShouldBe(Value(bought) / trade.Quantity.Value);
        trade.ExitPrice.Value.ShouldBe(Value(sold) / trade.Quantity.Value);
        trade.Fees.Value.ShouldBe(trip.Sum(e => e.Fill.Fee.Value), slack);
        trade.Pnl.Value.ShouldBe(trip.Sum(Flow), slack);
        trade.EntryReason.ShouldBe(bought[0].Reason);
        trade.ExitReason.ShouldBe(sold[^1].Reason);
        trade.Ambiguous.ShouldBe(trip.Exists(e => e.Fill.Ambiguous));
        trade.Mae.Value.ShouldBeLessThanOrEqualTo(0);
        trade.Mfe.Value.ShouldBeGreaterThanOrEqualTo(0);

        static decimal Value(List<OrderFilled> fills) => fills.Sum(e => e.Fill.Price.Value * e.Fill.Quantity.Value);
    }
}

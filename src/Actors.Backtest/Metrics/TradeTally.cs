using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>Counts and sums of closed trades, for the whole run or for a part of it. Money is summed exactly.</summary>
public sealed class TradeTally
{
    decimal gains;
    decimal losses;
    double hours;
    double multiples;

    public int Count { get; private set; }
    public int Winners { get; private set; }
    public int Losers { get; private set; }
    public int BreakEven => Count - Winners - Losers;

    /// <summary>Trades that had a stop at entry.</summary>
    public int WithRisk { get; private set; }

    public decimal NetProfit { get; private set; }

    public void Add(TradeResult trade, TradeOutcome outcome)
    {
        var pnl = trade.Pnl.Value;
        Count++;
        Winners += outcome == TradeOutcome.Win ? 1 : 0;
        Losers += outcome == TradeOutcome.Loss ? 1 : 0;
        NetProfit += pnl;
        if (pnl > 0)
            gains += pnl;
        else
            losses -= pnl;
        hours += trade.Hours;
        if (trade.Multiple is { } multiple)
        {
            WithRisk++;
            multiples += multiple;
        }
    }

    /// <summary>Winners over winners and losers.</summary>
    public Figure WinRate => Winners + Losers == 0 ? NoTrade("no winner or loser") : (double)Winners / (Winners + Losers);

    public Figure WinRateOfAll => Count == 0 ? NoTrade("") : (double)Winners / Count;

    public Figure ProfitFactor => losses == 0 ? NoTrade("no losing trade") : (double)gains / (double)losses;

    public Figure Expectancy => Count == 0 ? NoTrade("") : NetProfit / Count;

    public Figure ExpectancyR => WithRisk == 0 ? NoTrade("no trade had a stop") : multiples / WithRisk;

    public Figure MeanHours => Count == 0 ? NoTrade("") : hours / Count;

    internal string NoTrade(string otherwise) => Count == 0 ? "no closed trade" : otherwise;
}

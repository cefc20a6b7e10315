using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>What of the closed trades has no closed form: medians and percentiles, and the time in the market.</summary>
public sealed class TradeHistory
{
    DateTimeOffset lastClose = DateTimeOffset.MinValue;

    /// <summary>Hours.</summary>
    public Samples Held { get; } = new();

    public Samples WinnersHeld { get; } = new();
    public Samples LosersHeld { get; } = new();
    public Excursions Money { get; } = new();
    public Excursions Multiples { get; } = new();
    public HoldingTime Holding { get; } = new();

    /// <exception cref="DomainFault">The trade ends before it begins, or closed before the one added last.</exception>
    public void Add(TradeResult trade)
    {
        if (trade.Closed < trade.Opened)
            throw new DomainFault($"the {trade.Pair} trade opened {trade.Opened:u} closed before that, {trade.Closed:u}");
        if (trade.Closed < lastClose)
            throw new DomainFault($"the {trade.Pair} trade closed {trade.Closed:u} comes after one closed {lastClose:u}: sort the trades by closing time");
        lastClose = trade.Closed;
        Held.Add(trade.Hours);
        if (trade.Outcome == TradeOutcome.Win)
            WinnersHeld.Add(trade.Hours);
        else if (trade.Outcome == TradeOutcome.Loss)
            LosersHeld.Add(trade.Hours);
        Holding.Add(trade.Opened, trade.Closed);
        if (trade.Mae is not { } mae || trade.Mfe is not { } mfe)
            return;
        // MAE and MFE leave the fees out, so the result that is compared with them does too.
        var gross = (double)(trade.Pnl + trade.Fees).Value;
        Money.Add((double)mae.Value, (double)mfe.Value, gross, 1);
        if (trade.Risk is { Value: > 0 } risk)
            Multiples.Add((double)mae.Value, (double)mfe.Value, gross, (double)risk.Value);
    }
}

/// <summary>How far trades went against and for the holder, and what of the best was given back by the end.</summary>
public sealed class Excursions
{
    public Samples Adverse { get; } = new();
    public Samples Favourable { get; } = new();
    public Samples GivenBack { get; } = new();

    /// <summary>Mean favourable over mean adverse excursion.</summary>
    public Figure Edge => Adverse.Mean.Then(adverse => adverse == 0
        ? "no trade went against the holder"
        : Favourable.Mean.Then(favourable => favourable / -adverse));

    public void Add(double mae, double mfe, double gross, double unit)
    {
        Adverse.Add(mae / unit);
        Favourable.Add(mfe / unit);
        GivenBack.Add(Math.Max(0, mfe - gross) / unit);
    }
}

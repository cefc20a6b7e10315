using Actors.Domain;
using Actors.Runtime;

namespace Actors.Trading.Portfolio;

public static class PortfolioProtocol
{
    /// <summary>00:00 UTC has passed, or the run begins or ends: keep a point of the daily equity.</summary>
    public sealed record MarkDay(DateTimeOffset At);

    /// <summary>Answered by a <see cref="View"/>.</summary>
    public sealed record GetView;

    /// <param name="Daily">One point for each <see cref="MarkDay"/>.</param>
    /// <param name="Curve">The daily points and one after each fill, in order.</param>
    /// <param name="MaxDrawdown">The deepest 1 − equity/peak over every mark.</param>
    public sealed record View(
        Money Cash, Money Equity, Money Fees, TradingCosts Costs, double MaxDrawdown,
        IReadOnlyList<PositionView> Positions, IReadOnlyList<Trade> Trades,
        IReadOnlyList<EquityPoint> Daily, IReadOnlyList<EquityPoint> Curve);

    /// <summary>An open position.</summary>
    public sealed record PositionView(
        StrategyKey Key, Quantity Quantity, Price EntryPrice, DateTimeOffset EntryTime, Price Mark, Money Unrealised,
        Price? Stop, Price? Target);
}

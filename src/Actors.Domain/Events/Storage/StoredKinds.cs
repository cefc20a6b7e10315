namespace Actors.Domain;

/// <summary>The numbers that kinds are stored as: their places here. New ones come at the end, and none moves.</summary>
static class StoredKinds
{
    public static ReadOnlySpan<SignalKind> Signals => [SignalKind.EnterLong, SignalKind.ExitLong, SignalKind.EnterShort, SignalKind.ExitShort];

    public static ReadOnlySpan<Side> Sides => [Side.Buy, Side.Sell];

    public static ReadOnlySpan<OrderType> OrderTypes =>
        [OrderType.Market, OrderType.Limit, OrderType.Stop, OrderType.StopLimit, OrderType.TakeProfit, OrderType.TrailingStop];

    public static ReadOnlySpan<Liquidity> Liquidities => [Liquidity.Maker, Liquidity.Taker];
}

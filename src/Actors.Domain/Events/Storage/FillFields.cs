namespace Actors.Domain;

/// <summary>How fills are stored, and the trades that they close.</summary>
public static class FillFields
{
    public static void Write(ref FieldWriter to, OrderFilled e)
    {
        to.Time(e.At);
        to.Time(e.Fill.At);
        to.Write(e.Fill.Order);
        to.Text(e.Fill.TradeId);
        to.Write(e.Fill.Quantity);
        to.Write(e.Fill.Price);
        to.Write(e.Fill.Fee);
        to.Kind(StoredKinds.Liquidities, e.Fill.Liquidity);
        to.Write(e.Fill.Costs);
        to.Flag(e.Fill.Done);
        to.Time(e.Fill.CandleOpen);
        to.Flag(e.Fill.Ambiguous);
        to.Write(e.Fill.Total);
        to.Write(e.Fill.BaseFee);
        to.Write(e.Key);
        to.Write(e.Side);
        to.Text(e.Reason);
    }

    public static OrderFilled ReadFilled(ref FieldReader from)
    {
        var (at, filled) = (from.Time(), from.Time());
        var fill = new VenueReport.Filled(
            from.OrderId(), from.Text(), from.Quantity(), from.Price(), from.Money(), from.Kind(StoredKinds.Liquidities),
            from.Costs(), from.Flag(), from.Time(), filled, from.Flag())
        {
            Total = from.OptionalQuantity(),
            BaseFee = from.Quantity(),
        };
        return new(fill, from.StrategyKey(), from.Side(), from.Text(), at);
    }

    public static void Write(ref FieldWriter to, PositionClosed e)
    {
        to.Time(e.At);
        Write(ref to, e.Trade);
        to.Text(e.CausedBy);
    }

    public static PositionClosed ReadClosed(ref FieldReader from)
    {
        var at = from.Time();
        return new(ReadTrade(ref from), at, from.Text());
    }

    public static void Write(ref FieldWriter to, Trade trade)
    {
        to.Integer(trade.Number);
        to.Write(trade.Key);
        to.Write(trade.Direction);
        to.Time(trade.EntryTime);
        to.Time(trade.ExitTime);
        to.Write(trade.Quantity);
        to.Write(trade.EntryPrice);
        to.Write(trade.ExitPrice);
        to.Write(trade.Fees);
        to.Write(trade.Pnl);
        to.Text(trade.EntryReason);
        to.Text(trade.ExitReason);
        to.Write(trade.Stop);
        to.Write(trade.Risk);
        to.Write(trade.Mae);
        to.Write(trade.Mfe);
        to.Write(trade.Costs);
        to.Flag(trade.Ambiguous);
    }

    public static Trade ReadTrade(ref FieldReader from) => new(
        checked((int)from.Integer()), from.StrategyKey(), from.Side(), from.Time(), from.Time(), from.Quantity(),
        from.Price(), from.Price(), from.Money(), from.Money(), from.Text(), from.Text(), from.OptionalPrice(),
        from.OptionalMoney(), from.Money(), from.Money(), from.Costs(), from.Flag());
}

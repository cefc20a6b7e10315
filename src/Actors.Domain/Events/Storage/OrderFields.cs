namespace Actors.Domain;

/// <summary>How it is stored what became of an order.</summary>
public static class OrderFields
{
    public static void Write(ref FieldWriter to, OrderAccepted e)
    {
        to.Time(e.At);
        to.Write(e.Order);
        to.Text(e.VenueOrderId);
    }

    public static OrderAccepted ReadAccepted(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.OrderId(), from.Text(), at);
    }

    public static void Write(ref FieldWriter to, OrderRejected e)
    {
        to.Time(e.At);
        to.Write(e.Order);
        to.Text(e.Code);
        to.Text(e.Text);
    }

    public static OrderRejected ReadRejected(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.OrderId(), from.Text(), from.Text(), at);
    }

    public static void Write(ref FieldWriter to, OrderUnknown e)
    {
        to.Time(e.At);
        to.Write(e.Order);
        to.Text(e.Why);
    }

    public static OrderUnknown ReadUnknown(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.OrderId(), from.Text(), at);
    }

    public static void Write(ref FieldWriter to, LegOpened e)
    {
        to.Time(e.At);
        to.Time(e.Leg.At);
        to.Write(e.Leg.Order);
        to.Write(e.Leg.Entry);
        to.Write(e.Leg.Type);
        to.Write(e.Leg.Quantity);
        to.Write(e.Leg.Price);
        to.Write(e.Leg.TrailingBps);
        to.Write(e.Key);
        to.Write(e.Side);
    }

    public static LegOpened ReadLeg(ref FieldReader from)
    {
        var (at, opened) = (from.Time(), from.Time());
        return new(
            new(from.OrderId(), from.OrderId(), from.OrderType(), from.Quantity(), from.OptionalPrice(), from.OptionalNumber(), opened),
            from.StrategyKey(), from.Side(), at);
    }

    public static void Write(ref FieldWriter to, OrderTriggered e)
    {
        to.Time(e.At);
        to.Write(e.Order);
        to.Write(e.Price);
    }

    public static OrderTriggered ReadTriggered(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.OrderId(), from.Price(), at);
    }

    public static void Write(ref FieldWriter to, OrderCancelled e)
    {
        to.Time(e.At);
        to.Write(e.Order);
        to.Text(e.Why);
    }

    public static OrderCancelled ReadCancelled(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.OrderId(), from.Text(), at);
    }
}

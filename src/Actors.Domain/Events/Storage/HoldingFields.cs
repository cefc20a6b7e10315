namespace Actors.Domain;

/// <summary>How it is stored what an account holds other than it should.</summary>
public static class HoldingFields
{
    public static void Write(ref FieldWriter to, PositionNaked e)
    {
        to.Time(e.At);
        to.Write(e.Entry);
        to.Write(e.Key);
        to.Write(e.Held);
        to.Text(e.Why);
    }

    public static PositionNaked ReadNaked(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.OrderId(), from.StrategyKey(), from.Quantity(), from.Text(), at);
    }

    public static void Write(ref FieldWriter to, DustLeft e)
    {
        to.Time(e.At);
        to.Write(e.Entry);
        to.Write(e.Key);
        to.Write(e.Held);
    }

    public static DustLeft ReadDust(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.OrderId(), from.StrategyKey(), from.Quantity(), at);
    }

    public static void Write(ref FieldWriter to, PositionLost e)
    {
        to.Time(e.At);
        to.Write(e.Entry);
        to.Write(e.Key);
        to.Write(e.Held);
        to.Text(e.Why);
    }

    public static PositionLost ReadLost(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.OrderId(), from.StrategyKey(), from.Quantity(), from.Text(), at);
    }

    public static void Write(ref FieldWriter to, HoldingsDiffer e)
    {
        to.Time(e.At);
        to.Text(e.Asset);
        to.Number(e.Booked);
        to.Number(e.AtVenue);
    }

    public static HoldingsDiffer ReadDiffer(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.Text(), from.Number(), from.Number(), at);
    }

    public static void Write(ref FieldWriter to, AccountMarked e)
    {
        to.Time(e.At);
        to.Write(e.Peak);
        to.Write(e.DayStart);
        to.Time(e.DayEnd);
        to.Text(e.CausedBy);
    }

    public static AccountMarked ReadMarked(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.Money(), from.Money(), from.Time(), from.Text(), at);
    }
}

namespace Actors.Domain;

/// <summary>How signals are stored, and what risk says to them.</summary>
public static class SignalFields
{
    public static void Write(ref FieldWriter to, SignalRaised e)
    {
        to.Time(e.At);
        to.Write(e.Id);
        to.Write(e.Key);
        to.Kind(StoredKinds.Signals, e.Signal.Kind);
        to.Text(e.Signal.Reason);
        to.Real(e.Signal.Strength);
        to.Write(e.Signal.Stop);
        to.Write(e.Signal.Target);
        to.Time(e.CandleOpen);
        to.Write(e.Close);
        to.Text(e.ParameterHash);
    }

    public static SignalRaised ReadRaised(ref FieldReader from)
    {
        var at = from.Time();
        return new(
            from.OrderId(), from.StrategyKey(),
            new(from.Kind(StoredKinds.Signals), from.Text(), from.Real(), from.OptionalReal(), from.OptionalReal()),
            from.Time(), from.Price(), from.Text(), at);
    }

    public static void Write(ref FieldWriter to, SignalRefused e)
    {
        to.Time(e.At);
        to.Write(e.Signal);
        to.Write(e.Key);
        to.Text(e.Refusal.Code);
        to.Text(e.Refusal.Text);
    }

    public static SignalRefused ReadRefused(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.OrderId(), from.StrategyKey(), new(from.Text(), from.Text()), at);
    }

    public static void Write(ref FieldWriter to, TradingHalted e)
    {
        to.Time(e.At);
        to.Text(e.Code);
        to.Text(e.Text);
        to.Write(e.Until);
        to.Text(e.CausedBy);
        to.Flag(e.Flatten);
    }

    public static TradingHalted ReadHalted(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.Text(), from.Text(), from.OptionalTime(), at, from.Text()) { Flatten = from.Flag() };
    }

    public static void Write(ref FieldWriter to, TradingResumed e)
    {
        to.Time(e.At);
        to.Text(e.Code);
        to.Text(e.CausedBy);
    }

    public static TradingResumed ReadResumed(ref FieldReader from)
    {
        var at = from.Time();
        return new(from.Text(), at, from.Text());
    }
}

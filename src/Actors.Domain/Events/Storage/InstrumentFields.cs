namespace Actors.Domain;

/// <summary>How the rules of a symbol are stored.</summary>
public static class InstrumentFields
{
    public static void Write(ref FieldWriter to, InstrumentChanged e)
    {
        to.Time(e.At);
        to.Flag(e.Trading);
        Write(ref to, e.After);
        to.Flag(e.Before is not null);
        if (e.Before is { } before)
            Write(ref to, before);
    }

    public static InstrumentChanged ReadChanged(ref FieldReader from)
    {
        var at = from.Time();
        var trading = from.Flag();
        var after = Read(ref from);
        return new(from.Flag() ? Read(ref from) : null, after, trading, at);
    }

    static void Write(ref FieldWriter to, Instrument instrument)
    {
        to.Write(instrument.Symbol);
        to.Number(instrument.PriceTick);
        to.Number(instrument.QuantityStep);
        to.Write(instrument.MinQuantity);
        to.Write(instrument.MaxQuantity);
        to.Write(instrument.MinNotional);
    }

    static Instrument Read(ref FieldReader from) =>
        new(from.Symbol(), from.Number(), from.Number(), from.Quantity(), from.Quantity(), from.Money());
}

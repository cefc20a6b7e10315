namespace Actors.Exchanges.Binance.Market;

// One field each: where it is absent or of another kind, the fault names it.
public ref partial struct StreamFrame
{
    bool TryDecimal(FieldTable table, char name, out decimal value)
    {
        value = 0;
        if (!table.TryGet(FieldTable.Of(name), out var slot))
            return Fail(FrameFault.Missing, name);
        return (slot.Kind is JsonKind.Text or JsonKind.Number && WireNumber.TryDecimal(slot.In(bytes), out value))
            || Fail(FrameFault.NotANumber, name);
    }

    bool TryOptional(char name, out decimal value)
    {
        value = 0;
        return !fields.Has(FieldTable.Of(name)) || TryDecimal(fields, name, out value);
    }

    bool TryTime(FieldTable table, char name, out long ticks)
    {
        ticks = 0;
        if (!table.TryGet(FieldTable.Of(name), out var slot))
            return Fail(FrameFault.Missing, name);
        return (slot.Kind == JsonKind.Number && WireNumber.TryTime(slot.In(bytes), out ticks))
            || Fail(FrameFault.NotATime, name);
    }

    bool TryInteger(FieldTable table, char name, out long value) =>
        TryInteger(table, FieldTable.Of(name), out value) || Fail(Fault, name);

    bool TryInteger(FieldTable table, int field, out long value)
    {
        value = 0;
        if (!table.TryGet(field, out var slot))
            return Fail(FrameFault.Missing, ' ');
        return (slot.Kind == JsonKind.Number && WireNumber.TryInteger(slot.In(bytes), out value))
            || Fail(FrameFault.NotANumber, ' ');
    }

    bool TryFlag(FieldTable table, char name, out bool value)
    {
        value = false;
        if (!table.TryGet(FieldTable.Of(name), out var slot))
            return Fail(FrameFault.Missing, name);
        value = slot.Kind == JsonKind.True;
        return value || slot.Kind == JsonKind.False || Fail(FrameFault.NotAFlag, name);
    }

    bool TryLevels(int field, ICollection<BookLevel> levels)
    {
        var name = field == FieldTable.Bids ? 'b' : field == FieldTable.Asks ? 'a' : (char)(field - 26 + 'a');
        if (!fields.TryGet(field, out var slot))
            return Fail(FrameFault.Missing, name);
        return (slot.Kind == JsonKind.Array && LevelReader.TryRead(bytes, slot, levels))
            || Fail(FrameFault.NotLevels, name);
    }
}

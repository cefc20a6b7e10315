namespace Actors.Exchanges.Binance.Market;

/// <summary>Reads <c>[["price","quantity"],…]</c>, whose JSON was checked before.</summary>
static class LevelReader
{
    public static bool TryRead(ReadOnlySpan<byte> frame, JsonSlot list, ICollection<BookLevel> levels)
    {
        var scanner = new FrameScanner(frame[..(list.Start + list.Length)]);
        scanner.MoveTo(list.Start + 1);
        if (scanner.Peek() == ']')
            return true;
        while (true)
        {
            if (scanner.Peek() != '[')
                return false;
            scanner.MoveTo(scanner.At + 1);
            if (!TryNumber(ref scanner, frame, out var price) || !scanner.TryMore((byte)']', out var more) || !more
                || !TryNumber(ref scanner, frame, out var quantity) || price < 0 || quantity < 0)
            {
                return false;
            }
            levels.Add(new(price, quantity));
            // Older streams have a third, empty element.
            while (scanner.TryMore((byte)']', out more) && more)
                scanner.TryValue(out _);
            if (!scanner.TryMore((byte)']', out more))
                return false;
            if (!more)
                return true;
        }
    }

    static bool TryNumber(ref FrameScanner scanner, ReadOnlySpan<byte> frame, out decimal value)
    {
        value = 0;
        return scanner.TryValue(out var slot) && slot.Kind is JsonKind.Text or JsonKind.Number
            && WireNumber.TryDecimal(slot.In(frame), out value);
    }
}

namespace Actors.Exchanges.Binance.Market;

/// <summary>The events of an array frame, one after the other; each is to be read before the next.</summary>
public ref struct FrameElements
{
    readonly ReadOnlySpan<byte> bytes;
    readonly FieldTable? element;
    readonly FieldTable outer;
    readonly FieldTable kline;
    FrameScanner scanner;
    bool hasMore;

    internal FrameElements(
        ReadOnlySpan<byte> bytes, JsonSlot list, FieldTable? element, FieldTable outer, FieldTable kline)
    {
        this.bytes = bytes;
        (this.element, this.outer, this.kline) = (element, outer, kline);
        scanner = new(bytes[..(list.Start + list.Length)]);
        scanner.MoveTo(list.Start + 1);
        hasMore = element is not null && scanner.Peek() != ']';
    }

    public readonly FrameElements GetEnumerator() => this;

    public readonly StreamFrame Current => new(bytes, FrameParser.KindOf(bytes, element!), element!, outer, kline);

    public bool MoveNext()
    {
        if (!hasMore)
            return false;
        element!.Clear();
        var isRead = scanner.Peek() == '{' ? scanner.TryFields(element, kline) : scanner.TryValue(out _);
        return isRead && scanner.TryMore((byte)']', out hasMore);
    }
}

namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// Walks JSON text once, checks its grammar and notes where fields stand. It copies nothing and allocates nothing.
/// </summary>
ref struct FrameScanner(ReadOnlySpan<byte> text)
{
    const int DeepestNesting = 16;

    readonly ReadOnlySpan<byte> text = text;
    int at;

    public FrameFault Fault { get; private set; }

    /// <summary>True once a name or a text was passed that is written with escapes.</summary>
    public bool HasEscapes { get; private set; }

    /// <summary>Where the scanner stands; after a fault, where that was found.</summary>
    public readonly int At => at;

    /// <summary>The next byte that is not white space, without taking it; 0 at the end.</summary>
    public byte Peek()
    {
        while (at < text.Length)
        {
            var next = text[at];
            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return next;
            at++;
        }
        return 0;
    }

    public void MoveTo(int position) => at = position;

    /// <summary>True when nothing but white space is left.</summary>
    public bool IsAtEnd() => (Peek() == 0 && at == text.Length) || Fail(FrameFault.NotJson);

    /// <summary>
    /// Notes where the fields of an object stand, and in the same pass those of the objects <c>data</c> and <c>k</c>
    /// in it where a table for them is given.
    /// </summary>
    /// <param name="kline">For the <c>k</c> of this object; that of <paramref name="data"/> has its own, as either may come first.</param>
    public bool TryFields(
        FieldTable fields, FieldTable? kline = null, FieldTable? data = null, FieldTable? klineOfData = null)
    {
        if (Peek() != '{')
            return Fail(FrameFault.NotJson);
        fields.Clear(at);
        at++;
        if (Peek() == '}')
        {
            at++;
            return true;
        }
        while (TryName(out var name))
        {
            var field = FieldTable.Of(name);
            var isObject = Peek() == '{';
            var start = at;
            JsonSlot slot;
            if (isObject && field == FieldTable.Data && data is not null)
            {
                if (!TryFields(data, klineOfData))
                    return false;
                slot = new(start, at - start, JsonKind.Object, false);
            }
            else if (isObject && field == FieldTable.Of('k') && kline is not null)
            {
                if (!TryFields(kline))
                    return false;
                slot = new(start, at - start, JsonKind.Object, false);
            }
            else if (!TryValue(out slot, 1))
            {
                return false;
            }
            if (field != FieldTable.None)
                fields.Set(field, slot);
            if (!TryMore((byte)'}', out var more))
                return false;
            if (!more)
                return true;
        }
        return false;
    }

    /// <summary>Past one value of any kind.</summary>
    public bool TryValue(out JsonSlot slot, int depth = 0)
    {
        slot = default;
        var first = Peek();
        var start = at;
        switch (first)
        {
            case (byte)'"':
                if (!TryText(out var escaped))
                    return false;
                slot = new(start + 1, at - start - 2, JsonKind.Text, escaped);
                return true;
            case (byte)'{':
            case (byte)'[':
                if (depth >= DeepestNesting)
                    return Fail(FrameFault.TooDeep);
                if (!(first == '{' ? TrySkipObject(depth) : TrySkipArray(depth)))
                    return false;
                slot = new(start, at - start, first == '{' ? JsonKind.Object : JsonKind.Array, false);
                return true;
            case (byte)'t':
                slot = new(start, 4, JsonKind.True, false);
                return TryWord("true"u8);
            case (byte)'f':
                slot = new(start, 5, JsonKind.False, false);
                return TryWord("false"u8);
            case (byte)'n':
                slot = new(start, 4, JsonKind.Null, false);
                return TryWord("null"u8);
            default:
                if (!TryNumber())
                    return false;
                slot = new(start, at - start, JsonKind.Number, false);
                return true;
        }
    }

    /// <summary>Past a comma, or past the <paramref name="closing"/> bracket, which is when there is no more.</summary>
    public bool TryMore(byte closing, out bool more)
    {
        var next = Peek();
        more = next == ',';
        if (!more && next != closing)
            return Fail(FrameFault.NotJson);
        at++;
        return true;
    }

    bool TryName(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (Peek() != '"')
            return Fail(FrameFault.NotJson);
        var start = at;
        if (!TryText(out _))
            return false;
        name = text[(start + 1)..(at - 1)];
        if (Peek() != ':')
            return Fail(FrameFault.NotJson);
        at++;
        return true;
    }

    bool TrySkipObject(int depth)
    {
        at++;
        if (Peek() == '}')
        {
            at++;
            return true;
        }
        while (TryName(out _) && TryValue(out _, depth + 1) && TryMore((byte)'}', out var more))
        {
            if (!more)
                return true;
        }
        return false;
    }

    bool TrySkipArray(int depth)
    {
        at++;
        if (Peek() == ']')
        {
            at++;
            return true;
        }
        while (TryValue(out _, depth + 1) && TryMore((byte)']', out var more))
        {
            if (!more)
                return true;
        }
        return false;
    }

    bool TryText(out bool escaped)
    {
        escaped = false;
        at++;
        while (at < text.Length)
        {
            var next = text[at++];
            if (next == '"')
                return true;
            if (next < ' ')
                return Fail(FrameFault.NotJson);
            if (next != '\\')
                continue;
            escaped = HasEscapes = true;
            if (!TryEscape())
                return false;
        }
        return Fail(FrameFault.NotJson);
    }

    bool TryEscape()
    {
        if (at >= text.Length)
            return Fail(FrameFault.NotJson);
        if (text[at++] is var letter && letter != 'u')
            return "\"\\/bfnrt"u8.Contains(letter) || Fail(FrameFault.NotJson);
        if (text.Length - at < 4)
            return Fail(FrameFault.NotJson);
        for (var end = at + 4; at < end; at++)
        {
            if (!char.IsAsciiHexDigit((char)text[at]))
                return Fail(FrameFault.NotJson);
        }
        return true;
    }

    bool TryNumber()
    {
        if (at < text.Length && text[at] == '-')
            at++;
        var first = at;
        if (!TryDigits() || (text[first] == '0' && at - first > 1))
            return Fail(FrameFault.NotJson);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (!TryDigits())
                return false;
        }
        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-')
                at++;
            return TryDigits();
        }
        return true;
    }

    bool TryDigits()
    {
        var start = at;
        while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9')
            at++;
        return at > start || Fail(FrameFault.NotJson);
    }

    bool TryWord(ReadOnlySpan<byte> word)
    {
        if (!text[at..].StartsWith(word))
            return Fail(FrameFault.NotJson);
        at += word.Length;
        return true;
    }

    bool Fail(FrameFault fault)
    {
        Fault = fault;
        return false;
    }
}

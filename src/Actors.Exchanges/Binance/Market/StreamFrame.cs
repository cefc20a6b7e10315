using System.Text;

namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// One message of a market stream, to be read where it is. Each <c>Try…</c> reads one kind; where it answers false,
/// <see cref="Fault"/> and <see cref="FaultField"/> say what is wrong.
/// </summary>
public ref partial struct StreamFrame
{
    readonly ReadOnlySpan<byte> bytes;
    readonly FieldTable fields;
    readonly FieldTable outer;
    readonly FieldTable kline;
    readonly int faultAt;

    internal StreamFrame(
        ReadOnlySpan<byte> bytes, FrameKind kind, FieldTable fields, FieldTable outer, FieldTable kline, int faultAt = 0)
    {
        this.bytes = bytes;
        (Kind, this.fields, this.outer, this.kline, this.faultAt) = (kind, fields, outer, kline, faultAt);
    }

    public FrameKind Kind { get; }
    public FrameFault Fault { get; private set; }

    /// <summary>The one-letter name of the field that <see cref="Fault"/> is about, or a space.</summary>
    public char FaultField { get; private set; } = ' ';

    internal JsonSlot List { get; init; }
    internal FieldTable? Element { get; init; }

    /// <summary>Such as <c>btcusdt@trade</c>; empty on a raw stream.</summary>
    public readonly ReadOnlySpan<byte> Stream => TextOf(outer, FieldTable.Stream);

    /// <summary>Such as <c>BTCUSDT</c>; empty where the frame names none, or one that no symbol has: with quotes, backslashes or control characters.</summary>
    public readonly ReadOnlySpan<byte> Symbol => TextOf(fields, FieldTable.Of('s'));

    /// <summary>Of a kline or an average price, such as <c>1m</c>; empty of other frames.</summary>
    public readonly ReadOnlySpan<byte> Interval => Kind switch
    {
        FrameKind.Kline => TextOf(kline, FieldTable.Of('i')),
        FrameKind.AveragePrice => TextOf(fields, FieldTable.Of('i')),
        _ => default,
    };

    /// <summary>The events of a <see cref="FrameKind.Batch"/>; none of another frame.</summary>
    public readonly FrameElements Elements => new(bytes, List, Element, outer, kline);

    internal static StreamFrame Refuse(ReadOnlySpan<byte> bytes, FieldTable outer, FrameFault fault, int at) =>
        new(bytes, FrameKind.Refused, outer, outer, outer, at) { Fault = fault };

    /// <summary>What is wrong with the frame, with its beginning, for people.</summary>
    public readonly string Describe()
    {
        const int shown = 120;
        var start = Encoding.UTF8.GetString(bytes[..Math.Min(shown, bytes.Length)]);
        var what = Fault switch
        {
            FrameFault.None => "nothing is wrong with it",
            FrameFault.Empty => "it is empty",
            FrameFault.NotJson => $"it is not JSON from byte {faultAt} on",
            FrameFault.TooDeep => $"it is nested too deep at byte {faultAt}",
            FrameFault.Missing => $"field '{FaultField}' is missing",
            FrameFault.NotANumber => $"field '{FaultField}' is not a number",
            FrameFault.NotATime => $"field '{FaultField}' is not a time in ms or µs since 1970",
            FrameFault.NotAFlag => $"field '{FaultField}' is neither true nor false",
            FrameFault.NotLevels => $"field '{FaultField}' is not a list of [price, quantity]",
            _ => throw new InvalidOperationException($"unknown fault {Fault}"),
        };
        return $"a frame of {bytes.Length} bytes cannot be read: {what}; it begins {start}";
    }

    readonly ReadOnlySpan<byte> TextOf(FieldTable table, int field) =>
        table.TryGet(field, out var slot) && slot is { Kind: JsonKind.Text, Escaped: false } ? slot.In(bytes) : default;

    bool Fail(FrameFault fault, char field)
    {
        (Fault, FaultField) = (fault, field);
        return false;
    }
}

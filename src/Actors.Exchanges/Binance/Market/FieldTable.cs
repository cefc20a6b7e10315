namespace Actors.Exchanges.Binance.Market;

enum JsonKind : byte
{
    Text,
    Number,
    True,
    False,
    Null,
    Object,
    Array,
}

/// <summary>Where a value stands in a frame; a text without its quotes.</summary>
readonly record struct JsonSlot(int Start, int Length, JsonKind Kind, bool Escaped)
{
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> frame) => frame.Slice(Start, Length);
}

/// <summary>
/// Where the fields of one JSON object stand, by name: the venue's one-letter names and the few long ones that are read.
/// Of a name that comes twice the last counts. Made once, used for every frame.
/// </summary>
sealed class FieldTable
{
    public const int Stream = 52;
    public const int Data = 53;
    public const int LastUpdateId = 54;
    public const int Bids = 55;
    public const int Asks = 56;
    public const int Result = 57;
    public const int Id = 58;
    public const int Code = 59;
    public const int Message = 60;
    public const int Error = 61;
    public const int None = -1;

    readonly JsonSlot[] slots = new JsonSlot[62];
    ulong seen;

    /// <summary>Where the object stands that the fields are of.</summary>
    public int Start { get; private set; }

    public void Clear(int start = 0) => (seen, Start) = (0, start);

    public void Set(int field, in JsonSlot slot)
    {
        slots[field] = slot;
        seen |= 1UL << field;
    }

    public bool Has(int field) => (seen >> field & 1) != 0;

    public bool TryGet(int field, out JsonSlot slot)
    {
        slot = slots[field];
        return Has(field);
    }

    public static int Of(char letter) => letter >= 'a' ? letter - 'a' + 26 : letter - 'A';

    public static int Of(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1)
        {
            var letter = name[0];
            return letter is >= (byte)'a' and <= (byte)'z' ? letter - 'a' + 26
                : letter is >= (byte)'A' and <= (byte)'Z' ? letter - 'A'
                : None;
        }
        return name.Length switch
        {
            2 => name.SequenceEqual("id"u8) ? Id : None,
            3 => name.SequenceEqual("msg"u8) ? Message : None,
            4 => name.SequenceEqual("data"u8) ? Data
                : name.SequenceEqual("bids"u8) ? Bids
                : name.SequenceEqual("asks"u8) ? Asks
                : name.SequenceEqual("code"u8) ? Code
                : None,
            5 => name.SequenceEqual("error"u8) ? Error : None,
            6 => name.SequenceEqual("stream"u8) ? Stream : name.SequenceEqual("result"u8) ? Result : None,
            12 => name.SequenceEqual("lastUpdateId"u8) ? LastUpdateId : None,
            _ => None,
        };
    }
}

using System.Buffers.Binary;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Carries the fields of a state into a snapshot or out of one. The state names its fields once, in order
/// (<c>Seen = codec.Int(Seen)</c>): while saving the codec writes what it is given, while restoring it answers what was
/// written. Every field is 8 bytes, little endian, and doubles keep their bits.
/// </summary>
public sealed class StateCodec
{
    readonly bool saving;
    readonly List<long> words;
    int at;

    StateCodec(bool saving, List<long> words) => (this.saving, this.words) = (saving, words);

    public static byte[] Save<T>(in T state)
        where T : struct, IIndicator<T> =>
        Save(state, static (one, codec) => one.Through(codec));

    /// <summary>The state that was saved, built on <paramref name="fresh"/>, which carries the parameters.</summary>
    /// <exception cref="DomainFault">The bytes are not of a state with these parameters.</exception>
    public static T Restore<T>(in T fresh, ReadOnlySpan<byte> bytes)
        where T : struct, IIndicator<T> =>
        Restore(fresh, bytes, static (one, codec) => one.Through(codec));

    /// <summary>The same state on memory of its own: a fork that can go its own way.</summary>
    public static T Copy<T>(in T state)
        where T : struct, IIndicator<T>
    {
        var codec = new StateCodec(saving: true, []);
        state.Through(codec);
        return state.Through(new(saving: false, codec.words));
    }

    /// <summary>For states that are no indicators: <paramref name="through"/> passes their fields.</summary>
    internal static byte[] Save<T>(T state, Func<T, StateCodec, T> through)
    {
        var codec = new StateCodec(saving: true, []);
        through(state, codec);
        var bytes = new byte[codec.words.Count * 8];
        for (var i = 0; i < codec.words.Count; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * 8), codec.words[i]);
        return bytes;
    }

    internal static T Restore<T>(T fresh, ReadOnlySpan<byte> bytes, Func<T, StateCodec, T> through)
    {
        if (bytes.Length % 8 != 0)
            throw new DomainFault($"a snapshot of {typeof(T).Name} is a whole number of 8-byte fields, found {bytes.Length} bytes");
        var found = new List<long>(bytes.Length / 8);
        for (var i = 0; i < bytes.Length; i += 8)
            found.Add(BinaryPrimitives.ReadInt64LittleEndian(bytes[i..]));
        var codec = new StateCodec(saving: false, found);
        var state = through(fresh, codec);
        return codec.at == found.Count
            ? state
            : throw new DomainFault($"a snapshot of {typeof(T).Name} has {codec.at} fields, found {found.Count}");
    }

    public long Long(long value)
    {
        if (saving)
        {
            words.Add(value);
            return value;
        }
        return at < words.Count
            ? words[at++]
            : throw new DomainFault($"a snapshot ends after {words.Count} fields, the indicator has more");
    }

    public int Int(int value) => checked((int)Long(value));

    public bool Bool(bool value) => Long(value ? 1 : 0) != 0;

    public double Double(double value) => BitConverter.Int64BitsToDouble(Long(BitConverter.DoubleToInt64Bits(value)));

    internal bool Saving => saving;
}

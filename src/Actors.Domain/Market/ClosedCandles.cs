namespace Actors.Domain;

/// <summary>The none, one or two candles that one arriving candle closed, oldest first.</summary>
public readonly struct ClosedCandles
{
    readonly Candle first;
    readonly Candle second;

    internal ClosedCandles(in Candle only) => (first, Count) = (only, 1);

    internal ClosedCandles(in Candle first, in Candle second) => (this.first, this.second, Count) = (first, second, 2);

    public static ClosedCandles None => default;

    public int Count { get; }

    public Candle this[int index] => (uint)index < (uint)Count
        ? index == 0 ? first : second
        : throw new DomainFault($"there is no closed candle {index}: {Count} closed");

    public Enumerator GetEnumerator() => new(this);

    public struct Enumerator
    {
        readonly ClosedCandles closed;
        int index;

        internal Enumerator(in ClosedCandles closed) => (this.closed, index) = (closed, -1);

        public readonly Candle Current => closed[index];

        public bool MoveNext() => ++index < closed.Count;
    }
}

namespace Actors.Domain;

/// <summary>
/// The candles of one series in time order, column by column: about 48 bytes a candle, read by index without
/// allocation. Immutable, so that any number of actors may read it.
/// </summary>
public sealed class CandleSeries
{
    readonly long[] openTimes;
    readonly DecimalColumn open;
    readonly DecimalColumn high;
    readonly DecimalColumn low;
    readonly DecimalColumn close;
    readonly DecimalColumn volume;

    /// <param name="series">What the candles are of.</param>
    /// <param name="openTimes">UTC ticks of the open times, strictly rising.</param>
    /// <exception cref="DomainFault">The columns differ in length.</exception>
    public CandleSeries(
        Series series, long[] openTimes,
        DecimalColumn open, DecimalColumn high, DecimalColumn low, DecimalColumn close, DecimalColumn volume)
    {
        Series = series;
        this.openTimes = openTimes;
        (this.open, this.high, this.low, this.close, this.volume) = (open, high, low, close, volume);
        if (new[] { open, high, low, close, volume }.Any(column => column.Count != openTimes.Length))
            throw new DomainFault($"the columns of {series} differ in length");
    }

    public Series Series { get; }
    public int Count => openTimes.Length;
    public ReadOnlySpan<long> OpenTimes => openTimes;
    public DecimalColumn Open => open;
    public DecimalColumn High => high;
    public DecimalColumn Low => low;
    public DecimalColumn Close => close;
    public DecimalColumn Volume => volume;

    public Candle this[int index] => new(
        openTimes[index], open.PackedAt(index), high.PackedAt(index), low.PackedAt(index), close.PackedAt(index),
        volume.PackedAt(index));

    /// <summary>The index of the candle that opens at <paramref name="openTime"/>, or of the next one, complemented.</summary>
    public int IndexOf(DateTimeOffset openTime) => Array.BinarySearch(openTimes, openTime.UtcTicks);

    /// <summary>The candles that open at <paramref name="first"/> or later, in order.</summary>
    public IEnumerable<Candle> From(DateTimeOffset first)
    {
        var at = IndexOf(first);
        for (var i = at < 0 ? ~at : at; i < Count; i++)
            yield return this[i];
    }

    public static CandleSeries Of(Series series, IReadOnlyList<Candle> candles) => new(
        series,
        [.. candles.Select(c => c.OpenTime.UtcTicks)],
        DecimalColumn.Of([.. candles.Select(c => c.Open.Value)]),
        DecimalColumn.Of([.. candles.Select(c => c.High.Value)]),
        DecimalColumn.Of([.. candles.Select(c => c.Low.Value)]),
        DecimalColumn.Of([.. candles.Select(c => c.Close.Value)]),
        DecimalColumn.Of([.. candles.Select(c => c.Volume.Value)]));
}

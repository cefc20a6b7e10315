using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>Candles under construction: columns that grow, and the line that each row was read from.</summary>
sealed class CandleRows
{
    long[] openTimes = [];
    int[] lines = [];

    public int Count { get; private set; }

    /// <summary>Open, high, low, close.</summary>
    public DecimalRows Prices { get; } = new(4);
    public DecimalRows Volumes { get; } = new(1);

    public ReadOnlySpan<long> OpenTimes => openTimes.AsSpan(0, Count);
    public long First => openTimes[0];
    public long Last => openTimes[Count - 1];

    public int LineOf(int row) => lines[row];

    public void Reserve(int rows)
    {
        if (rows <= openTimes.Length)
            return;
        ResizeTimes(rows);
        Prices.Reserve(rows);
        Volumes.Reserve(rows);
    }

    /// <summary>Adds the time of a row; its numbers go into <see cref="Prices"/> and <see cref="Volumes"/>.</summary>
    public void AppendTime(long openTime, int line)
    {
        GrowTimes(Count + 1);
        openTimes[Count] = openTime;
        lines[Count] = line;
        Count++;
    }

    public void Append(long openTime, int line, decimal open, decimal high, decimal low, decimal close, decimal volume)
    {
        AppendTime(openTime, line);
        Prices.Append(open, high, low, close);
        Volumes.Append(volume);
    }

    public void Append(CandleRows other, int first, int count)
    {
        GrowTimes(Count + count);
        other.openTimes.AsSpan(first, count).CopyTo(openTimes.AsSpan(Count));
        other.lines.AsSpan(first, count).CopyTo(lines.AsSpan(Count));
        Count += count;
        Prices.Append(other.Prices, first, count);
        Volumes.Append(other.Volumes, first, count);
    }

    /// <summary>True when a row holds just these numbers.</summary>
    public bool Is(int row, decimal open, decimal high, decimal low, decimal close, decimal volume) =>
        Prices[row, 0] == open && Prices[row, 1] == high && Prices[row, 2] == low && Prices[row, 3] == close
        && Volumes[row, 0] == volume;

    public bool Is(int row, CandleRows other, int otherRow) => Is(
        row, other.Prices[otherRow, 0], other.Prices[otherRow, 1], other.Prices[otherRow, 2], other.Prices[otherRow, 3],
        other.Volumes[otherRow, 0]);

    public string Show(int row) =>
        $"{Prices[row, 0]}, {Prices[row, 1]}, {Prices[row, 2]}, {Prices[row, 3]}, {Volumes[row, 0]}";

    public CandleSeries ToSeries(Series series) => new(
        series, OpenTimes.ToArray(),
        Prices.Column(0), Prices.Column(1), Prices.Column(2), Prices.Column(3), Volumes.Column(0));

    void GrowTimes(int rows)
    {
        if (rows > openTimes.Length)
            ResizeTimes(Math.Max(rows, Math.Max(16, 2 * openTimes.Length)));
    }

    void ResizeTimes(int rows)
    {
        Array.Resize(ref openTimes, rows);
        Array.Resize(ref lines, rows);
    }
}

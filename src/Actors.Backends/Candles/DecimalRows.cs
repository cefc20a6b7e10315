using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>
/// Rows of exact decimals that grow at the end: mantissas over one power of ten that rises as finer numbers arrive,
/// whole decimals from the first number on that does not fit so.
/// </summary>
sealed class DecimalRows(int width)
{
    // A number of DigitBlock, moved to this scale, is below 10^18: it fits without a check.
    const int LargestFastScale = 10;

    long[] mantissas = [];
    decimal[]? wide;
    int used;

    public int Scale { get; private set; }

    /// <summary>True while numbers of <see cref="DigitBlock"/> with at most <see cref="Scale"/> places may use <see cref="Next"/>.</summary>
    public bool IsFast => wide is null && Scale <= LargestFastScale;

    public decimal this[int row, int column] => wide is null
        ? Whole(mantissas[row * width + column])
        : wide[row * width + column];

    /// <summary>The mantissas of a new row, to be filled in.</summary>
    public Span<long> Next()
    {
        if (used + width > mantissas.Length)
            Grow(used + width);
        used += width;
        return mantissas.AsSpan(used - width, width);
    }

    public void Reserve(int rows)
    {
        if (wide is null && rows * width > mantissas.Length)
            Array.Resize(ref mantissas, rows * width);
    }

    public void Append(params ReadOnlySpan<decimal> row)
    {
        foreach (var value in row)
            Append(value);
    }

    public void Append(DecimalRows other, int first, int count)
    {
        var (from, length) = (first * width, count * width);
        if (wide is null && other.wide is null && TryRaise(other.Scale))
        {
            Grow(used + length);
            var factor = PowerOfTen(Scale - other.Scale);
            var limit = long.MaxValue / factor;
            var values = other.mantissas.AsSpan(from, length);
            if (values.IndexOfAnyExceptInRange(-limit, limit) < 0)
            {
                foreach (var value in values)
                    mantissas[used++] = value * factor;
                return;
            }
        }
        for (var i = from; i < from + length; i++)
            Append(other[i / width, i % width]);
    }

    /// <summary>One column on its own, of the exact length.</summary>
    public DecimalColumn Column(int column)
    {
        var count = used / width;
        if (wide is not null)
            return new(Pick(wide, column, count));
        return new(Pick(mantissas, column, count), (byte)Scale);
    }

    void Append(decimal value)
    {
        if (wide is null && TryRaise(value.Scale) && TryMantissa(value, out var mantissa))
        {
            Grow(used + 1);
            mantissas[used++] = mantissa;
            return;
        }
        Widen();
        if (used == wide!.Length)
            Array.Resize(ref wide, used * 2);
        wide[used++] = value;
    }

    bool TryMantissa(decimal value, out long mantissa)
    {
        var factor = PowerOfTen(Scale - value.Scale);
        var fits = decimal.Abs(value) <= long.MaxValue / (decimal)PowerOfTen(Scale);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        mantissa = fits ? ((long)bits[1] << 32 | (uint)bits[0]) * (bits[3] < 0 ? -factor : factor) : 0;
        return fits;
    }

    bool TryRaise(int scale)
    {
        if (scale <= Scale)
            return true;
        if (scale > 18)
            return false;
        var factor = PowerOfTen(scale - Scale);
        var values = mantissas.AsSpan(0, used);
        var limit = long.MaxValue / factor;
        if (values.IndexOfAnyExceptInRange(-limit, limit) >= 0)
            return false;
        foreach (ref var value in values)
            value *= factor;
        Scale = scale;
        return true;
    }

    void Widen()
    {
        if (wide is not null)
            return;
        var whole = new decimal[Math.Max(16 * width, mantissas.Length)];
        for (var i = 0; i < used; i++)
            whole[i] = Whole(mantissas[i]);
        (wide, mantissas) = (whole, []);
    }

    decimal Whole(long mantissa)
    {
        var size = (ulong)Math.Abs(mantissa);
        return new((int)size, (int)(size >> 32), 0, mantissa < 0, (byte)Scale);
    }

    void Grow(int size)
    {
        if (size > mantissas.Length)
            Array.Resize(ref mantissas, Math.Max(size, Math.Max(16 * width, 2 * mantissas.Length)));
    }

    T[] Pick<T>(T[] rows, int column, int count)
    {
        var picked = GC.AllocateUninitializedArray<T>(count);
        for (var (row, at) = (0, column); row < count; row++, at += width)
            picked[row] = rows[at];
        return picked;
    }

    static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}

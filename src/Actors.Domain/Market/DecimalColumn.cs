namespace Actors.Domain;

/// <summary>
/// A column of exact decimals. Where all of them fit, each is a 64-bit mantissa over one shared power of ten;
/// else the column keeps whole decimals.
/// </summary>
public sealed class DecimalColumn
{
    readonly long[]? mantissas;
    readonly decimal[]? wide;

    /// <param name="mantissas">Each value times 10^<paramref name="scale"/>.</param>
    /// <param name="scale">0 to 28 decimal places.</param>
    public DecimalColumn(long[] mantissas, byte scale)
    {
        if (scale > 28)
            throw new DomainFault($"a decimal has at most 28 places, was {scale}");
        (this.mantissas, Scale) = (mantissas, scale);
    }

    public DecimalColumn(decimal[] values) => wide = values;

    public int Count => mantissas?.Length ?? wide!.Length;

    /// <summary>Decimal places of the mantissas; 0 for a wide column.</summary>
    public byte Scale { get; }

    /// <summary>The mantissas, or empty when the column is wide.</summary>
    public ReadOnlySpan<long> Mantissas => mantissas;

    /// <summary>The whole decimals, or empty when mantissas serve.</summary>
    public ReadOnlySpan<decimal> Wide => wide;

    public decimal this[int index]
    {
        get
        {
            if (mantissas is null)
                return wide![index];
            var mantissa = mantissas[index];
            var size = (ulong)(mantissa < 0 ? -mantissa : mantissa);
            return new((int)size, (int)(size >> 32), 0, mantissa < 0, Scale);
        }
    }

    /// <exception cref="DomainFault">The value is negative, or has more digits than fit.</exception>
    internal PackedDecimal PackedAt(int index) => mantissas is null
        ? PackedDecimal.Of(wide![index])
        : PackedDecimal.Of(mantissas[index], Scale);

    /// <summary>The narrowest column that holds the values exactly.</summary>
    public static DecimalColumn Of(decimal[] values)
    {
        byte scale = 0;
        foreach (var value in values)
            scale = Math.Max(scale, value.Scale);
        var factor = 1m;
        for (var i = 0; i < scale && factor <= 1e18m; i++)
            factor *= 10;
        var narrow = new long[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (scale > 18 || Math.Abs(values[i]) > long.MaxValue / factor)
                return new(values);
            narrow[i] = (long)(values[i] * factor);
        }
        return new(narrow, scale);
    }
}

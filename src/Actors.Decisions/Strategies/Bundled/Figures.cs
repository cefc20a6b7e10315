using System.Globalization;

namespace Actors.Decisions.Strategies;

/// <summary>How numbers are written in the reasons of signals.</summary>
static class Figures
{
    /// <summary>Six significant digits without an exponent: <c>17212.1</c>, <c>0.00002853</c>.</summary>
    public static Figure Shown(this double value) => new(value);
}

/// <inheritdoc cref="Figures.Shown"/>
/// <remarks>It is written straight into the text that it is part of: reasons are made on the way of an order.</remarks>
readonly struct Figure(double value) : ISpanFormattable
{
    const int LongestText = 32;

    public override string ToString() => ToString(null, null);

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Span<char> text = stackalloc char[LongestText];
        TryFormat(text, out var written, default, null);
        return new(text[..written]);
    }

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        if (!value.TryFormat(destination, out charsWritten, "G6", CultureInfo.InvariantCulture))
            return false;
        var text = destination[..charsWritten];
        return !text.Contains('E')
            || decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
                .TryFormat(destination, out charsWritten, default, CultureInfo.InvariantCulture);
    }
}

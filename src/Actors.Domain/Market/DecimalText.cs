using System.Globalization;

namespace Actors.Domain;

/// <summary>Numbers without the zeros that a computation or a venue leaves at their end.</summary>
public static class DecimalText
{
    /// <summary>The same number: 50 for 50.000.</summary>
    public static decimal Trimmed(this decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>For people, to at most 8 places: 50 for 50.000.</summary>
    public static string Plain(this decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}

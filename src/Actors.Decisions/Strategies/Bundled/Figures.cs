using System.Globalization;

namespace Actors.Decisions.Strategies;

/// <summary>How numbers are written in the reasons of signals.</summary>
static class Figures
{
    /// <summary>Six significant digits without an exponent: <c>17212.1</c>, <c>0.00002853</c>.</summary>
    public static string Shown(this double value) => decimal
        .Parse(value.ToString("G6", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
        .ToString(CultureInfo.InvariantCulture);
}

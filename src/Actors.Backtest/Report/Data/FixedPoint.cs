namespace Actors.Backtest.Report.Data;

/// <summary>
/// Decimals as whole numbers of their last shown place. Rounding happens here, once, so that the page only puts the
/// decimal point in and never rounds.
/// </summary>
public static class FixedPoint
{
    const int MostPlaces = 8;

    /// <summary>The largest whole number that a JavaScript number holds with all below it.</summary>
    const decimal Exact = 9_007_199_254_740_991;

    /// <summary>The decimal places that show all values exactly: at most 8, and fewer where the numbers are too large.</summary>
    public static int Places(IEnumerable<decimal> values)
    {
        var places = 0;
        var largest = 0m;
        foreach (var value in values)
        {
            while (places < MostPlaces && decimal.Round(value, places) != value)
                places++;
            largest = Math.Max(largest, Math.Abs(value));
        }
        while (places > 0 && largest > Exact / Power(places))
            places--;
        return places;
    }

    /// <summary>Halves go away from zero, as in every other text of the report.</summary>
    public static long Of(decimal value, int places) =>
        (long)(decimal.Round(value, places, MidpointRounding.AwayFromZero) * Power(places));

    /// <summary>Null for a value that is not finite or too large to be drawn.</summary>
    public static long? Of(double value, int places)
    {
        var scaled = Math.Round(value * (double)Power(places), MidpointRounding.AwayFromZero);
        return double.IsFinite(scaled) && Math.Abs(scaled) <= (double)Exact ? (long)scaled : null;
    }

    static decimal Power(int places)
    {
        var power = 1m;
        for (var i = 0; i < places; i++)
            power *= 10;
        return power;
    }
}

/// <param name="Places">Decimal places of the values.</param>
/// <param name="Values">Packed, nulls kept.</param>
public sealed record FixedColumn(int Places, string Values)
{
    public static FixedColumn Of(IEnumerable<decimal?> values, int places) =>
        new(places, Varints.EncodeSparse([.. values.Select(value => value is { } known ? FixedPoint.Of(known, places) : (long?)null)]));
}

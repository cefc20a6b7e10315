using System.Globalization;

namespace Actors.Backtest.Report.Sections;

/// <summary>Counts in steps of equal width that meet at zero; the first and the last take what lies beyond them.</summary>
/// <param name="Lowest">Index of the first step: it begins at this times the width.</param>
public sealed record Bins(decimal Width, int Lowest, IReadOnlyList<int> Counts)
{
    const int Most = 36;

    public static Bins Of(IReadOnlyList<decimal> values)
    {
        // The outer percents would else stretch the axis until the bulk is one bar.
        var ordered = values.Order().ToList();
        var (low, high) = (ordered[values.Count / 100], ordered[values.Count - 1 - values.Count / 100]);
        var width = WidthFor(Math.Min(low, 0), Math.Max(high, 0));
        var lowest = (int)Math.Floor(Math.Min(low, 0) / width);
        var highest = (int)Math.Floor(Math.Max(high, 0) / width);
        var counts = new int[highest - lowest + 1];
        foreach (var value in values)
            counts[(int)Math.Clamp(Math.Floor(value / width), lowest, highest) - lowest]++;
        return new(width, lowest, counts);
    }

    public string Edge(int bin) => Number((Lowest + bin) * Width);

    public string Label(int bin, string unit) =>
        bin == 0 ? $"below {Number((Lowest + 1) * Width)} {unit}"
        : bin == Counts.Count - 1 ? $"{Edge(bin)} {unit} and above"
        : $"{Edge(bin)} to {Number((Lowest + bin + 1) * Width)} {unit}";

    static decimal WidthFor(decimal low, decimal high)
    {
        for (var power = 0.01m; ; power *= 10)
        {
            foreach (var step in new[] { 1m, 2m, 2.5m, 5m })
            {
                if ((high - low) / (step * power) <= Most)
                    return step * power;
            }
        }
    }

    static string Number(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

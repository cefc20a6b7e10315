using System.Globalization;
using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>An indicator beside a file of known values.</summary>
/// <param name="File">The file in its family, without its ending.</param>
/// <param name="Spec">The indicator as the catalog reads it.</param>
/// <param name="Columns">Pairs of a column (its spaces written as ~) and an output: <c>sma=middle upper lower</c>.</param>
public sealed record ReferenceCase(string File, string Spec, string Columns)
{
    /// <summary>Rows by which the file draws a value before the bar it is known on.</summary>
    public int Shift { get; init; }

    /// <summary>The first row that is compared: a recursive value with an unknown history needs some to converge.</summary>
    public int From { get; init; }

    /// <summary>False where the file leaves cells empty, or fills them, for reasons of its own.</summary>
    public bool SameEmptiness { get; init; } = true;

    /// <summary>What 1 of ours is in the file: percent against parts.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Overrides the tolerance of the family; says why in a comment at the case.</summary>
    public double? Tolerance { get; init; }

    public string? Input { get; init; }

    /// <summary>Compares every row; <paramref name="tolerance"/> tells how far a value may be from the text of its cell.</summary>
    public void Check(string family, Bar[] bars, Func<string, double> tolerance)
    {
        var table = CsvTable.Read(SharedData.Path("indicators", family, $"{File}.csv")!);
        var runner = IndicatorCatalog.Parse(Spec);
        string[] names = [.. runner.Outputs.Select(output => output.Name)];
        var pairs = Columns.Split(' ').Select(pair => pair.Split('='))
            .Select(pair => (Column: pair[0].Replace('~', ' '), Output: Array.IndexOf(names, pair[^1]))).ToArray();
        pairs.ShouldAllBe(pair => pair.Output >= 0, $"{Spec} has the outputs {string.Join(' ', names)}");
        var values = new double[names.Length];
        var compared = 0;
        for (var row = 0; row < Math.Min(bars.Length, table.Count + Shift); row++)
        {
            runner.Update(bars[row]);
            runner.Read(values);
            if (row < From + Shift)
                continue;
            foreach (var (column, output) in pairs)
            {
                var text = table.Text(row - Shift, column);
                var actual = values[output] * Scale;
                if (text.Length == 0 || double.IsNaN(actual))
                {
                    if (SameEmptiness)
                        (double.IsNaN(actual) ? "" : "a value").ShouldBe(text.Length == 0 ? "" : "a value", $"{File} {Spec} row {row} {column}: {text} {actual:R}");
                    continue;
                }
                var expected = text switch
                {
                    "true" => 1,
                    "false" => 0,
                    _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
                };
                Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(
                    Tolerance ?? tolerance(text), $"{File} {Spec} row {row} {column}: {text}, was {actual:R}");
                compared++;
            }
        }
        compared.ShouldBeGreaterThan(0, $"{File} {Spec}: nothing was compared");
    }

    /// <summary>Rounded texts: half a unit of the last digit given, or 1e-9 of the value where they give more.</summary>
    public static double HalfOfTheLastDigit(string text)
    {
        var mantissa = text.Split('E', 'e')[0];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        var exponent = text.Length > mantissa.Length ? int.Parse(text[(mantissa.Length + 1)..], CultureInfo.InvariantCulture) : 0;
        var value = Math.Abs(double.Parse(text, CultureInfo.InvariantCulture));
        return Math.Max(0.5 * Math.Pow(10, exponent - decimals), 1e-9 * Math.Max(value, 1e-3));
    }

    public override string ToString() => $"{File} = {Spec}";
}

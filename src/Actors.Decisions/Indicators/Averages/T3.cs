using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Tillson's T3: six exponential averages in a row, the last four combined by the volume factor. All start at the
/// first number (Skender), so there is a value from the first bar on.
/// </summary>
public readonly record struct T3 : ISeriesIndicator<T3>
{
    readonly double weight;
    readonly double factor;

    public T3() : this(5) { }

    public T3(int length, double factor = 0.7)
    {
        weight = 2.0 / (Check.Length(length) + 1);
        this.factor = Check.Positive(factor);
    }

    bool Started { get; init; }
    double First { get; init; }
    double Second { get; init; }
    double Third { get; init; }
    double Fourth { get; init; }
    double Fifth { get; init; }
    double Sixth { get; init; }

    public int WarmUp => 1;
    public int? Convergence => 6 * Converge.Exponential(weight);
    public bool Ready => Started;

    public double Value
    {
        get
        {
            if (!Started)
                return double.NaN;
            var (a, a2, a3) = (factor, factor * factor, factor * factor * factor);
            return -a3 * Sixth + 3 * (a2 + a3) * Fifth - (6 * a2 + 3 * a + 3 * a3) * Fourth + (1 + 3 * a + a3 + 3 * a2) * Third;
        }
    }

    public T3 Next(double x)
    {
        Check.Finite(x);
        if (!Started)
            return this with { Started = true, First = x, Second = x, Third = x, Fourth = x, Fifth = x, Sixth = x };
        var first = First + weight * (x - First);
        var second = Second + weight * (first - Second);
        var third = Third + weight * (second - Third);
        var fourth = Fourth + weight * (third - Fourth);
        var fifth = Fifth + weight * (fourth - Fifth);
        return this with
        {
            First = first,
            Second = second,
            Third = third,
            Fourth = fourth,
            Fifth = fifth,
            Sixth = Sixth + weight * (fifth - Sixth),
        };
    }

    public T3 Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public T3 Through(StateCodec codec) => this with
    {
        Started = codec.Bool(Started),
        First = codec.Double(First),
        Second = codec.Double(Second),
        Third = codec.Double(Third),
        Fourth = codec.Double(Fourth),
        Fifth = codec.Double(Fifth),
        Sixth = codec.Double(Sixth),
    };
}

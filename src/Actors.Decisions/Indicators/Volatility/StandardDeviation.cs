using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>What the sum of squared distances is divided by.</summary>
public enum DeviationKind
{
    /// <summary>The count (Skender, LEAN, TA-Lib).</summary>
    Population,

    /// <summary>The count less one.</summary>
    Sample,
}

/// <summary>Standard deviation of the last numbers.</summary>
public readonly record struct StandardDeviation : ISeriesIndicator<StandardDeviation>
{
    public StandardDeviation() : this(20) { }

    public StandardDeviation(int length, DeviationKind kind = DeviationKind.Population) => Variance = new(length, kind);

    Variance Variance { get; init; }

    public int WarmUp => Variance.WarmUp;
    public int? Convergence => Variance.Convergence;
    public bool Ready => Variance.Ready;
    public double Value => Math.Sqrt(Variance.Value);

    public StandardDeviation Next(double x) => this with { Variance = Variance.Next(x) };
    public StandardDeviation Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public StandardDeviation Through(StateCodec codec) => this with { Variance = Variance.Through(codec) };
}

/// <summary>Variance of the last numbers.</summary>
public readonly record struct Variance : ISeriesIndicator<Variance>
{
    readonly DeviationKind kind;

    public Variance() : this(20) { }

    public Variance(int length, DeviationKind kind = DeviationKind.Population) =>
        (Window, this.kind) = (new(Check.Length(length, 2)), kind);

    Window<Moments> Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Full;
    public double Value =>
        Ready ? Window.Whole.Squares / (kind == DeviationKind.Population ? Window.Length : Window.Length - 1) : double.NaN;

    public Variance Next(double x) => this with { Window = Window.Next(x) };
    public Variance Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Variance Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}

/// <summary>Z-score: the distance of the newest number from the mean, in population standard deviations; 0 on flat prices.</summary>
public readonly record struct ZScore : ISeriesIndicator<ZScore>
{
    public ZScore() : this(20) { }

    public ZScore(int length) => Window = new(Check.Length(length, 2));

    Window<Moments> Window { get; init; }
    double Last { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Full;
    public double Value =>
        !Ready ? double.NaN : Window.Whole.Squares > 0 ? (Last - Window.Whole.Mean) / Window.Whole.Deviation : 0;

    public ZScore Next(double x) => this with { Window = Window.Next(x), Last = x };
    public ZScore Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public ZScore Through(StateCodec codec) => this with { Window = Window.Through(codec), Last = codec.Double(Last) };
}

/// <summary>Historical volatility: the sample standard deviation of the log returns, times the root of the bars in a year, in percent. A return from or to a price of 0 counts as none.</summary>
public readonly record struct HistoricalVolatility : ISeriesIndicator<HistoricalVolatility>
{
    readonly double yearly;

    public HistoricalVolatility() : this(20) { }

    public HistoricalVolatility(int length, double barsPerYear = 365)
    {
        Returns = new(Check.Length(length, 2));
        yearly = Math.Sqrt(Check.Positive(barsPerYear));
    }

    Window<Moments> Returns { get; init; }
    double Last { get; init; } = double.NaN;

    public int WarmUp => Returns.Length + 1;
    public int? Convergence => WarmUp;
    public bool Ready => Returns.Full;
    public double Value =>
        Ready ? 100 * yearly * Math.Sqrt(Returns.Whole.Squares / (Returns.Length - 1)) : double.NaN;

    public HistoricalVolatility Next(double x)
    {
        Check.Finite(x);
        return double.IsNaN(Last)
            ? this with { Last = x }
            : this with { Returns = Returns.Next(x > 0 && Last > 0 ? Math.Log(x / Last) : 0), Last = x };
    }

    public HistoricalVolatility Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public HistoricalVolatility Through(StateCodec codec) =>
        this with { Returns = Returns.Through(codec), Last = codec.Double(Last) };
}

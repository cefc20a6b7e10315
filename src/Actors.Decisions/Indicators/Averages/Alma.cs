using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Where the top of a bell of weights lies when its place is between two bars.</summary>
public enum BellTop
{
    /// <summary>Between them (Skender, TradingView).</summary>
    Exact,

    /// <summary>On the older one (LEAN, TradingView's <c>floor</c>).</summary>
    OnBar,
}

/// <summary>
/// Arnaud Legoux moving average: weights in the shape of a bell. <c>offset</c> is where its top lies in the window
/// (1 is the newest bar), <c>sigma</c> how often its width goes into the window.
/// </summary>
public readonly record struct Alma : ISeriesIndicator<Alma>
{
    public Alma() : this(9) { }

    public Alma(int length, double offset = 0.85, double sigma = 6, BellTop place = BellTop.Exact)
    {
        Check.Length(length, 2);
        Check.Positive(sigma);
        if (offset is not (>= 0 and <= 1))
            throw new DomainFault($"offset must be between 0 and 1, was {offset}");
        var top = place == BellTop.Exact ? offset * (length - 1) : Math.Floor(offset * (length - 1));
        var width = length / sigma;
        Window = new(length, age =>
        {
            var distance = length - 1 - age - top;
            return Math.Exp(-distance * distance / (2 * width * width));
        });
    }

    WeightedWindow Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Ready;
    public double Value => Window.Value;

    public Alma Next(double x) => this with { Window = Window.Next(x) };
    public Alma Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Alma Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}

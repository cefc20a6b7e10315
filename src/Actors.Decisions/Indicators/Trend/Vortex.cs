using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Vortex of Botes and Siepman: upward and downward swings between neighbouring bars as parts of the true range (0 without any).</summary>
public readonly record struct Vortex : IIndicator<Vortex>
{
    public Vortex() : this(14) { }

    public Vortex(int length) => (Up, Down, Range) = (new(length), new(length), new(length));

    Window<Sum> Up { get; init; }
    Window<Sum> Down { get; init; }
    Window<Sum> Range { get; init; }
    double LastHigh { get; init; }
    double LastLow { get; init; }
    double LastClose { get; init; } = double.NaN;

    public int WarmUp => Range.Length + 1;
    public int? Convergence => WarmUp;
    public bool Ready => Range.Full;
    public double Plus => Part(Up);
    public double Minus => Part(Down);

    double Part(in Window<Sum> swings) =>
        !Ready ? double.NaN : Range.Whole.Total > 0 ? swings.Whole.Total / Range.Whole.Total : 0;

    public Vortex Next(in Bar bar)
    {
        var next = this with
        {
            LastHigh = Check.Finite(bar.High),
            LastLow = Check.Finite(bar.Low),
            LastClose = Check.Finite(bar.Close),
        };
        return double.IsNaN(LastClose) ? next : next with
        {
            Up = Up.Next(Math.Abs(bar.High - LastLow)),
            Down = Down.Next(Math.Abs(bar.Low - LastHigh)),
            Range = Range.Next(TrueRange.Of(bar, LastClose)),
        };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Plus, Minus);

    public Vortex Through(StateCodec codec) => this with
    {
        Up = Up.Through(codec),
        Down = Down.Through(codec),
        Range = Range.Through(codec),
        LastHigh = codec.Double(LastHigh),
        LastLow = codec.Double(LastLow),
        LastClose = codec.Double(LastClose),
    };
}

using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Ehlers' two-pole super smoother: lets through what is slower than the length and little else. The first two values
/// are the inputs themselves.
/// </summary>
public readonly record struct SuperSmoother : ISeriesIndicator<SuperSmoother>
{
    readonly double ofInput;
    readonly double ofLast;
    readonly double ofBefore;

    public SuperSmoother() : this(14) { }

    public SuperSmoother(int length)
    {
        Length = Check.Length(length, 2);
        var angle = 1.414 * Math.PI / length;
        var decay = Math.Exp(-angle);
        ofLast = 2 * decay * Math.Cos(angle);
        ofBefore = -decay * decay;
        ofInput = 1 - ofLast - ofBefore;
    }

    public int Length { get; }
    int Seen { get; init; }
    double LastInput { get; init; }
    double Last { get; init; }
    double Before { get; init; }

    public int WarmUp => 2;
    public int? Convergence => 2 + Converge.Exponential(1 - Math.Sqrt(-ofBefore));
    public bool Ready => Seen >= 2;
    public double Value => Ready ? Last : double.NaN;

    public SuperSmoother Next(double x)
    {
        Check.Finite(x);
        var value = Seen < 2 ? x : ofInput * (x + LastInput) / 2 + ofLast * Last + ofBefore * Before;
        return this with { Seen = Math.Min(2, Seen + 1), LastInput = x, Last = value, Before = Last };
    }

    public SuperSmoother Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public SuperSmoother Through(StateCodec codec) => this with
    {
        Seen = codec.Int(Seen),
        LastInput = codec.Double(LastInput),
        Last = codec.Double(Last),
        Before = codec.Double(Before),
    };
}

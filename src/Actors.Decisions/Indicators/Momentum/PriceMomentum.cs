using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// DecisionPoint's price momentum oscillator: the one-bar change in percent, smoothed twice by averages of weight
/// 2/length and multiplied by 10, and its exponential signal. A change from 0 counts as none.
/// </summary>
public readonly record struct PriceMomentum : ISeriesIndicator<PriceMomentum>
{
    public PriceMomentum() : this(35, 20, 10) { }

    public PriceMomentum(int length, int smooth, int signal) =>
        (First, Second, Average) = (Ema.Pmo(length), Ema.Pmo(smooth), new(signal));

    Ema First { get; init; }
    Ema Second { get; init; }
    Ema Average { get; init; }
    double Last { get; init; } = double.NaN;

    public int WarmUp => First.Length + Second.Length + Average.Length - 1;
    public int? Convergence => First.Convergence + Second.Convergence + Average.Convergence;
    public bool Ready => Average.Ready;
    public double Value => Second.Value;
    public double Signal => Average.Value;

    public PriceMomentum Next(double x)
    {
        Check.Finite(x);
        if (double.IsNaN(Last))
            return this with { Last = x };
        var first = First.Next(Last == 0 ? 0 : 100 * (x - Last) / Last);
        var second = Second.Follow(10 * first.Value);
        return this with { First = first, Second = second, Average = Average.Follow(second.Value), Last = x };
    }

    public PriceMomentum Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Signal);

    public PriceMomentum Through(StateCodec codec) => this with
    {
        First = First.Through(codec),
        Second = Second.Through(codec),
        Average = Average.Through(codec),
        Last = codec.Double(Last),
    };
}

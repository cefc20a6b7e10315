using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Blau's true strength index: the change of the price, smoothed twice, as a percentage of its size smoothed twice
/// (0 where nothing moved), and its signal.
/// </summary>
public readonly record struct Tsi : ISeriesIndicator<Tsi>
{
    public Tsi() : this(25) { }

    public Tsi(int length, int smooth = 13, int signal = 7)
    {
        (Change, ChangeAgain) = (new(length), new(smooth));
        (Size, SizeAgain, Average) = (Change, ChangeAgain, new(signal));
    }

    Ema Change { get; init; }
    Ema ChangeAgain { get; init; }
    Ema Size { get; init; }
    Ema SizeAgain { get; init; }
    Ema Average { get; init; }
    double Last { get; init; } = double.NaN;

    public int WarmUp => Change.WarmUp + ChangeAgain.WarmUp + Average.WarmUp - 1;
    public int? Convergence => Change.Convergence + ChangeAgain.Convergence + Average.Convergence;
    public bool Ready => Average.Ready;
    public double Value { get; private init; } = double.NaN;
    public double Signal => Average.Value;

    public Tsi Next(double x)
    {
        Check.Finite(x);
        if (double.IsNaN(Last))
            return this with { Last = x };
        var (change, size) = (Change.Next(x - Last), Size.Next(Math.Abs(x - Last)));
        var (changeAgain, sizeAgain) = (ChangeAgain.Follow(change.Value), SizeAgain.Follow(size.Value));
        var value = sizeAgain.Value == 0 ? 0 : 100 * changeAgain.Value / sizeAgain.Value;
        return this with
        {
            Change = change,
            ChangeAgain = changeAgain,
            Size = size,
            SizeAgain = sizeAgain,
            Average = Average.Follow(value),
            Last = x,
            Value = value,
        };
    }

    public Tsi Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Signal);

    public Tsi Through(StateCodec codec) => this with
    {
        Change = Change.Through(codec),
        ChangeAgain = ChangeAgain.Through(codec),
        Size = Size.Through(codec),
        SizeAgain = SizeAgain.Through(codec),
        Average = Average.Through(codec),
        Last = codec.Double(Last),
        Value = codec.Double(Value),
    };
}

using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Detrended price oscillator: the price of length/2 + 1 bars ago less the simple average of today. Charts draw it that
/// many bars back, over the price it speaks of; here it stands on the bar on which it is known.
/// </summary>
public readonly record struct Dpo : ISeriesIndicator<Dpo>
{
    public Dpo() : this(20) { }

    public Dpo(int length) => (Average, Back) = (new(Check.Length(length, 2)), new(length / 2 + 2));

    Sma Average { get; init; }

    /// <summary>Holds the price that is detrended as its oldest number.</summary>
    Ring Back { get; init; }

    /// <summary>Bars between the price that the value speaks of and the bar it is known on.</summary>
    public int Lag => Back.Length - 1;
    public int WarmUp => Math.Max(Average.Length, Back.Length);
    public int? Convergence => WarmUp;
    public bool Ready => Average.Ready && Back.Full;
    public double Value { get; private init; } = double.NaN;

    public Dpo Next(double x)
    {
        var (average, back) = (Average.Next(x), Back.Next(x));
        return this with { Average = average, Back = back, Value = back.Full ? back.Oldest - average.Value : double.NaN };
    }

    public Dpo Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Dpo Through(StateCodec codec) =>
        this with { Average = Average.Through(codec), Back = Back.Through(codec), Value = codec.Double(Value) };
}

using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Average directional movement rating: the mean of the ADX and of the one length − 1 bars ago.</summary>
public readonly record struct Adxr : IIndicator<Adxr>
{
    public Adxr() : this(14) { }

    public Adxr(int length) => (Adx, Values) = (new(length), new(length));

    Adx Adx { get; init; }
    Ring Values { get; init; }

    public int WarmUp => Adx.WarmUp + Values.Length - 1;
    public int? Convergence => Adx.Convergence + Values.Length - 1;
    public bool Ready => Values.Full;
    public double Value { get; private init; } = double.NaN;

    public Adxr Next(in Bar bar)
    {
        var adx = Adx.Next(bar);
        if (!adx.Ready)
            return this with { Adx = adx };
        var values = Values.Next(adx.Value);
        return this with
        {
            Adx = adx,
            Values = values,
            Value = values.Full ? (adx.Value + values.Oldest) / 2 : double.NaN,
        };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Adxr Through(StateCodec codec) =>
        this with { Adx = Adx.Through(codec), Values = Values.Through(codec), Value = codec.Double(Value) };
}

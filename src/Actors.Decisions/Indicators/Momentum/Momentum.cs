using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Momentum: the number less the one some bars back.</summary>
public readonly record struct Momentum : ISeriesIndicator<Momentum>
{
    public Momentum() : this(10) { }

    public Momentum(int length) => Numbers = new(Check.Length(length) + 1);

    Ring Numbers { get; init; }

    public int WarmUp => Numbers.Length;
    public int? Convergence => Numbers.Length;
    public bool Ready => Numbers.Full;
    public double Value { get; private init; } = double.NaN;

    public Momentum Next(double x)
    {
        var numbers = Numbers.Next(x);
        return this with { Numbers = numbers, Value = numbers.Full ? x - numbers.Oldest : double.NaN };
    }

    public Momentum Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Momentum Through(StateCodec codec) =>
        this with { Numbers = Numbers.Through(codec), Value = codec.Double(Value) };
}

using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Kaufman's efficiency ratio, 0 to 1: the distance that the price went as a part of the way it took; 0 where it did not move.</summary>
public readonly record struct EfficiencyRatio : ISeriesIndicator<EfficiencyRatio>
{
    public EfficiencyRatio() : this(10) { }

    public EfficiencyRatio(int length) => (Prices, Steps) = (new(Check.Length(length) + 1), new(length));

    Ring Prices { get; init; }
    Window<Sum> Steps { get; init; }

    public int WarmUp => Prices.Length;
    public int? Convergence => WarmUp;
    public bool Ready => Prices.Full;
    public double Value { get; private init; } = double.NaN;

    public EfficiencyRatio Next(double x)
    {
        var prices = Prices.Next(x);
        if (Prices.Seen == 0)
            return this with { Prices = prices };
        var steps = Steps.Next(Math.Abs(x - Prices[0]));
        var way = steps.Whole.Total;
        return this with
        {
            Prices = prices,
            Steps = steps,
            Value = !prices.Full ? double.NaN : way > 0 ? Math.Abs(x - prices.Oldest) / way : 0,
        };
    }

    public EfficiencyRatio Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public EfficiencyRatio Through(StateCodec codec) =>
        this with { Prices = Prices.Through(codec), Steps = Steps.Through(codec), Value = codec.Double(Value) };
}

using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Kaufman's adaptive moving average: fast where the price goes straight, slow where it wanders. Starts at the price
/// of the last warm-up bar (Skender); where nothing moved in the whole window it is the price.
/// </summary>
public readonly record struct Kama : ISeriesIndicator<Kama>
{
    readonly double fast;
    readonly double slow;

    public Kama() : this(10) { }

    public Kama(int length, int fast = 2, int slow = 30)
    {
        (Prices, Steps) = (new(Check.Length(length, 2)), new(length));
        this.fast = 2.0 / (Check.Length(fast) + 1);
        this.slow = 2.0 / (Check.Length(slow) + 1);
    }

    Ring Prices { get; init; }
    Window<Sum> Steps { get; init; }

    public int WarmUp => Prices.Length;
    public int? Convergence => Prices.Length + Converge.Exponential(slow * slow);
    public bool Ready => Prices.Full;
    public double Value { get; private init; } = double.NaN;

    /// <summary>The distance that the price went as a part of the way it took: 1 is a straight line.</summary>
    public double Efficiency { get; private init; } = double.NaN;

    public Kama Next(double x)
    {
        var prices = Prices.Next(x);
        if (Prices.Seen == 0)
            return this with { Prices = prices };
        var steps = Steps.Next(Math.Abs(x - Prices[0]));
        if (!Ready)
            return this with { Prices = prices, Steps = steps, Value = prices.Full ? x : double.NaN };
        var way = steps.Whole.Total;
        var efficiency = way > 0 ? Math.Abs(x - Prices.Oldest) / way : 0;
        var smoothing = efficiency * (fast - slow) + slow;
        return this with
        {
            Prices = prices,
            Steps = steps,
            Efficiency = efficiency,
            Value = way > 0 ? Value + smoothing * smoothing * (x - Value) : x,
        };
    }

    public Kama Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Kama Through(StateCodec codec) => this with
    {
        Prices = Prices.Through(codec),
        Steps = Steps.Through(codec),
        Value = codec.Double(Value),
        Efficiency = codec.Double(Efficiency),
    };
}

using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Chaikin volatility: the change, in percent, of the exponential average of the range.</summary>
public readonly record struct ChaikinVolatility : IIndicator<ChaikinVolatility>
{
    public ChaikinVolatility() : this(10, 10) { }

    public ChaikinVolatility(int average, int change) => (Average, Change) = (new(average), new(change));

    Ema Average { get; init; }
    Roc Change { get; init; }

    public int WarmUp => Average.Length + Change.WarmUp - 1;
    public int? Convergence => Average.Convergence + Change.WarmUp;
    public bool Ready => Change.Ready;
    public double Value => Change.Value;

    public ChaikinVolatility Next(in Bar bar)
    {
        var average = Average.Next(bar.High - bar.Low);
        return this with { Average = average, Change = Change.Follow(average.Value) };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public ChaikinVolatility Through(StateCodec codec) =>
        this with { Average = Average.Through(codec), Change = Change.Through(codec) };
}

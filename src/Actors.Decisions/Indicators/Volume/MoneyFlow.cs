using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Where the close stands in the range of its bar (−1 at the low, 1 at the high, 0 without a range), times the volume.</summary>
static class MoneyFlow
{
    public static double Of(in Bar bar)
    {
        var range = bar.High - bar.Low;
        return range == 0 ? 0 : (bar.Close - bar.Low - (bar.High - bar.Close)) / range * bar.Volume;
    }
}

/// <summary>Chaikin's accumulation/distribution line: the money flow volumes, summed from the first bar.</summary>
public readonly record struct AccumulationDistribution : IIndicator<AccumulationDistribution>
{
    public AccumulationDistribution() { }

    bool Started { get; init; }
    Total Line { get; init; }

    public int WarmUp => 1;
    public int? Convergence => null;
    public bool Ready => Started;
    public double Value => Started ? Line.Value : double.NaN;

    public AccumulationDistribution Next(in Bar bar) =>
        this with { Started = true, Line = Line.Plus(MoneyFlow.Of(bar)) };

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public AccumulationDistribution Through(StateCodec codec) =>
        this with { Started = codec.Bool(Started), Line = Line.Through(codec) };
}

/// <summary>
/// Chaikin oscillator: a fast exponential average of the accumulation/distribution line less a slow one. Both averages
/// start at the mean of the line (Skender, LEAN).
/// </summary>
public readonly record struct ChaikinOscillator : IIndicator<ChaikinOscillator>
{
    public ChaikinOscillator() : this(3, 10) { }

    public ChaikinOscillator(int fast, int slow)
    {
        if (fast >= slow)
            throw new DomainFault($"fast must be below slow, was {fast} and {slow}");
        (Fast, Slow) = (new(fast), new(slow));
    }

    Total Line { get; init; }
    Ema Fast { get; init; }
    Ema Slow { get; init; }

    public int WarmUp => Slow.Length;
    public int? Convergence => Slow.Convergence;
    public bool Ready => Slow.Ready;
    public double Value => Fast.Value - Slow.Value;

    public ChaikinOscillator Next(in Bar bar)
    {
        var line = Line.Plus(MoneyFlow.Of(bar));
        return this with { Line = line, Fast = Fast.Next(line.Value), Slow = Slow.Next(line.Value) };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public ChaikinOscillator Through(StateCodec codec) =>
        this with { Line = Line.Through(codec), Fast = Fast.Through(codec), Slow = Slow.Through(codec) };
}

/// <summary>Chaikin money flow, −1 to 1: the money flow volume of the last bars as a part of their volume (0 without any).</summary>
public readonly record struct ChaikinMoneyFlow : IIndicator<ChaikinMoneyFlow>
{
    public ChaikinMoneyFlow() : this(20) { }

    public ChaikinMoneyFlow(int length) => (Flow, Volume) = (new(length), new(length));

    Window<Sum> Flow { get; init; }
    Window<Sum> Volume { get; init; }

    public int WarmUp => Flow.Length;
    public int? Convergence => Flow.Length;
    public bool Ready => Flow.Full;
    public double Value => !Ready ? double.NaN : Volume.Whole.Total > 0 ? Flow.Whole.Total / Volume.Whole.Total : 0;

    public ChaikinMoneyFlow Next(in Bar bar) =>
        this with { Flow = Flow.Next(MoneyFlow.Of(bar)), Volume = Volume.Next(bar.Volume) };

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public ChaikinMoneyFlow Through(StateCodec codec) =>
        this with { Flow = Flow.Through(codec), Volume = Volume.Through(codec) };
}

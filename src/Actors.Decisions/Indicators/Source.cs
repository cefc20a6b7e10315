using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Which number of a bar an indicator of one number looks at.</summary>
public enum Source
{
    Close,
    Open,
    High,
    Low,
    Volume,

    /// <summary>(high + low) / 2, the median price.</summary>
    Hl2,

    /// <summary>(high + low + close) / 3, the typical price.</summary>
    Hlc3,

    /// <summary>(open + close) / 2.</summary>
    Oc2,

    /// <summary>(open + high + low) / 3.</summary>
    Ohl3,

    /// <summary>(open + high + low + close) / 4.</summary>
    Ohlc4,
}

public static class Sources
{
    public static double Of(this Source source, in Bar bar) => source switch
    {
        Source.Close => bar.Close,
        Source.Open => bar.Open,
        Source.High => bar.High,
        Source.Low => bar.Low,
        Source.Volume => bar.Volume,
        Source.Hl2 => bar.Median,
        Source.Hlc3 => bar.Typical,
        Source.Oc2 => (bar.Open + bar.Close) / 2,
        Source.Ohl3 => (bar.Open + bar.High + bar.Low) / 3,
        Source.Ohlc4 => (bar.Open + bar.High + bar.Low + bar.Close) / 4,
        _ => throw new DomainFault($"no source {source}"),
    };
}

/// <summary>An indicator of one number over a chosen number of the bar.</summary>
public readonly record struct Sourced<T>(Source Source, T Inner) : IIndicator<Sourced<T>>
    where T : struct, ISeriesIndicator<T>
{
    public int WarmUp => Inner.WarmUp;
    public int? Convergence => Inner.Convergence;
    public bool Ready => Inner.Ready;

    public Sourced<T> Next(in Bar bar) => this with { Inner = Inner.Next(Source.Of(bar)) };
    public void Read(Span<double> outputs) => Inner.Read(outputs);
    public Sourced<T> Through(StateCodec codec) => this with { Inner = Inner.Through(codec) };
}

/// <summary>A number of the bar as it is.</summary>
public readonly record struct BarPrice : ISeriesIndicator<BarPrice>
{
    public BarPrice() { }

    public int WarmUp => 1;
    public int? Convergence => 1;
    public bool Ready => !double.IsNaN(Value);
    public double Value { get; private init; } = double.NaN;

    public BarPrice Next(double x) => new() { Value = Check.Finite(x) };
    public BarPrice Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public BarPrice Through(StateCodec codec) => new() { Value = codec.Double(Value) };
}

using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Which bars an index of price by volume follows.</summary>
public enum VolumeDays
{
    /// <summary>Bars with less volume than the one before: the negative volume index.</summary>
    Quiet,

    /// <summary>Bars with more volume: the positive volume index.</summary>
    Busy,
}

/// <summary>Negative or positive volume index: from 1000, moved by the relative change of the close on the bars chosen.</summary>
public readonly record struct VolumeIndex : IIndicator<VolumeIndex>
{
    readonly VolumeDays days;

    public VolumeIndex() : this(VolumeDays.Quiet) { }

    public VolumeIndex(VolumeDays days) => this.days = days;

    double LastClose { get; init; } = double.NaN;
    double LastVolume { get; init; }

    public int WarmUp => 1;
    public int? Convergence => null;
    public bool Ready => !double.IsNaN(LastClose);
    public double Value { get; private init; } = double.NaN;

    public VolumeIndex Next(in Bar bar)
    {
        var next = this with { LastClose = Check.Finite(bar.Close), LastVolume = Check.Finite(bar.Volume) };
        if (!Ready)
            return next with { Value = 1000 };
        var counts = days == VolumeDays.Quiet ? bar.Volume < LastVolume : bar.Volume > LastVolume;
        return counts && LastClose != 0 ? next with { Value = Check.Finite(Value * bar.Close / LastClose) } : next;
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public VolumeIndex Through(StateCodec codec) => this with
    {
        LastClose = codec.Double(LastClose),
        LastVolume = codec.Double(LastVolume),
        Value = codec.Double(Value),
    };
}

/// <summary>Price volume trend: the volumes times the relative change of the close (0 from a close of 0), summed from the first bar.</summary>
public readonly record struct PriceVolumeTrend : IIndicator<PriceVolumeTrend>
{
    public PriceVolumeTrend() { }

    double LastClose { get; init; } = double.NaN;
    Total Trend { get; init; }

    public int WarmUp => 1;
    public int? Convergence => null;
    public bool Ready => !double.IsNaN(LastClose);
    public double Value => Ready ? Trend.Value : double.NaN;

    public PriceVolumeTrend Next(in Bar bar)
    {
        var change = Ready && LastClose != 0 ? (bar.Close - LastClose) / LastClose * bar.Volume : 0;
        return this with { LastClose = Check.Finite(bar.Close), Trend = Trend.Plus(change) };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public PriceVolumeTrend Through(StateCodec codec) =>
        this with { LastClose = codec.Double(LastClose), Trend = Trend.Through(codec) };
}

/// <summary>Williams' accumulation/distribution: distances of the close from the true low or the true high, summed from the first bar.</summary>
public readonly record struct WilliamsAd : IIndicator<WilliamsAd>
{
    public WilliamsAd() { }

    double LastClose { get; init; } = double.NaN;
    Total Line { get; init; }

    public int WarmUp => 1;
    public int? Convergence => null;
    public bool Ready => !double.IsNaN(LastClose);
    public double Value => Ready ? Line.Value : double.NaN;

    public WilliamsAd Next(in Bar bar)
    {
        var move = bar.Close > LastClose ? bar.Close - Math.Min(bar.Low, LastClose)
            : bar.Close < LastClose ? bar.Close - Math.Max(bar.High, LastClose)
            : 0;
        return this with { LastClose = Check.Finite(bar.Close), Line = Line.Plus(move) };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public WilliamsAd Through(StateCodec codec) =>
        this with { LastClose = codec.Double(LastClose), Line = Line.Through(codec) };
}

/// <summary>Volume oscillator: the distance of two simple averages of the volume as a percentage of the slow one (0 without any).</summary>
public readonly record struct VolumeOscillator : ISeriesIndicator<VolumeOscillator>
{
    public VolumeOscillator() : this(2, 5) { }

    public VolumeOscillator(int fast, int slow)
    {
        if (fast >= slow)
            throw new DomainFault($"fast must be below slow, was {fast} and {slow}");
        (Fast, Slow) = (new(fast), new(slow));
    }

    Sma Fast { get; init; }
    Sma Slow { get; init; }

    public int WarmUp => Slow.Length;
    public int? Convergence => Slow.Length;
    public bool Ready => Slow.Ready;
    public double Value => Slow.Value == 0 ? 0 : 100 * (Fast.Value - Slow.Value) / Slow.Value;

    public VolumeOscillator Next(double x) => this with { Fast = Fast.Next(x), Slow = Slow.Next(x) };
    public VolumeOscillator Next(in Bar bar) => Next(bar.Volume);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public VolumeOscillator Through(StateCodec codec) =>
        this with { Fast = Fast.Through(codec), Slow = Slow.Through(codec) };
}

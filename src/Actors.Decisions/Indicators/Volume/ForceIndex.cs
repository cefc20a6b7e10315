using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Elder's force index: the exponential average of the change of the close times the volume.</summary>
public readonly record struct ForceIndex : IIndicator<ForceIndex>
{
    public ForceIndex() : this(13) { }

    public ForceIndex(int length, Seed seed = Seed.Mean) => Average = new(length, seed);

    Ema Average { get; init; }
    double LastClose { get; init; } = double.NaN;

    public int WarmUp => Average.WarmUp + 1;
    public int? Convergence => Average.Convergence + 1;
    public bool Ready => Average.Ready;
    public double Value => Average.Value;

    public ForceIndex Next(in Bar bar)
    {
        Check.Finite(bar.Close);
        return double.IsNaN(LastClose)
            ? this with { LastClose = bar.Close }
            : this with { Average = Average.Next((bar.Close - LastClose) * bar.Volume), LastClose = bar.Close };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public ForceIndex Through(StateCodec codec) =>
        this with { Average = Average.Through(codec), LastClose = codec.Double(LastClose) };
}

/// <summary>
/// Arms' ease of movement: the move of the median price times the range, for a hundred million (<c>scale</c>) of
/// volume, averaged. 0 for a bar without volume.
/// </summary>
public readonly record struct EaseOfMovement : IIndicator<EaseOfMovement>
{
    readonly double scale;

    public EaseOfMovement() : this(14) { }

    public EaseOfMovement(int length, double scale = 100_000_000) =>
        (Average, this.scale) = (new(length), Check.Positive(scale));

    Sma Average { get; init; }
    double LastMedian { get; init; } = double.NaN;

    public int WarmUp => Average.Length + 1;
    public int? Convergence => WarmUp;
    public bool Ready => Average.Ready;
    public double Value => Average.Value;

    public EaseOfMovement Next(in Bar bar)
    {
        var median = Check.Finite(bar.Median);
        if (double.IsNaN(LastMedian))
            return this with { LastMedian = median };
        var ease = bar.Volume == 0 ? 0 : (median - LastMedian) * (bar.High - bar.Low) / (bar.Volume / scale);
        return this with { Average = Average.Next(ease), LastMedian = median };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public EaseOfMovement Through(StateCodec codec) =>
        this with { Average = Average.Through(codec), LastMedian = codec.Double(LastMedian) };
}

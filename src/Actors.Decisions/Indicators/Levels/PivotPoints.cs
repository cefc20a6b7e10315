using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Pivot points: levels for this hour, day, week or month (UTC) from the one before it. They have values from the
/// second stretch on.
/// </summary>
public readonly record struct PivotPoints : IIndicator<PivotPoints>
{
    readonly Period period;
    readonly PivotKind kind;

    public PivotPoints() : this(Period.Day) { }

    public PivotPoints(Period period, PivotKind kind = PivotKind.Standard)
    {
        if (period == Period.Always)
            throw new DomainFault("pivot points need a period that ends: hour, day, week or month");
        (this.period, this.kind) = (period, kind);
    }

    long Stretch { get; init; } = long.MinValue;
    double Open { get; init; }
    double High { get; init; }
    double Low { get; init; }
    double Close { get; init; }
    PivotLevels Levels { get; init; } = PivotLevels.Unknown;

    public int WarmUp => 1;

    /// <summary>A run that starts within a stretch knows the whole of the next one; how many bars that is lies in the data.</summary>
    public int? Convergence => null;

    /// <summary>True from the first bar on: the levels come with the second stretch, whose bar no length tells.</summary>
    public bool Ready => Stretch != long.MinValue;

    public double Pivot => Levels.Pivot;
    public double Resistance1 => Levels.R1;
    public double Support1 => Levels.S1;

    public PivotPoints Next(in Bar bar)
    {
        var (open, high, low, close) =
            (Check.Finite(bar.Open), Check.Finite(bar.High), Check.Finite(bar.Low), Check.Finite(bar.Close));
        var stretch = period.IndexOf(bar.OpenTime);
        return stretch == Stretch
            ? this with { High = Math.Max(High, high), Low = Math.Min(Low, low), Close = close }
            : this with
            {
                Stretch = stretch,
                Open = open,
                High = high,
                Low = low,
                Close = close,
                Levels = Ready ? PivotLevels.Of(kind, Open, High, Low, Close, open) : Levels,
            };
    }

    public void Read(Span<double> outputs) => Levels.Read(outputs);

    public PivotPoints Through(StateCodec codec) => this with
    {
        Stretch = codec.Long(Stretch),
        Open = codec.Double(Open),
        High = codec.Double(High),
        Low = codec.Double(Low),
        Close = codec.Double(Close),
        Levels = Levels.Through(codec),
    };
}

/// <summary>Pivot points of the last bars before this one; Woodie's and DeMark's take the open of this bar (Skender).</summary>
public readonly record struct RollingPivots : IIndicator<RollingPivots>
{
    readonly PivotKind kind;

    public RollingPivots() : this(20) { }

    public RollingPivots(int length, PivotKind kind = PivotKind.Standard) => (Channel, this.kind) = (new(length), kind);

    Channel Channel { get; init; }
    double LastClose { get; init; }
    PivotLevels Levels { get; init; } = PivotLevels.Unknown;

    public int WarmUp => Channel.Length + 1;
    public int? Convergence => WarmUp;
    public bool Ready => Channel.Seen >= WarmUp;
    public double Pivot => Levels.Pivot;

    public RollingPivots Next(in Bar bar) => this with
    {
        Channel = Channel.Next(bar.High, bar.Low),
        LastClose = Check.Finite(bar.Close),
        Levels = Channel.Full
            ? PivotLevels.Of(kind, Check.Finite(bar.Open), Channel.Upper, Channel.Lower, LastClose, bar.Open)
            : Levels,
    };

    public void Read(Span<double> outputs) => Levels.Read(outputs);
    public RollingPivots Through(StateCodec codec) =>
        this with { Channel = Channel.Through(codec), LastClose = codec.Double(LastClose), Levels = Levels.Through(codec) };
}

namespace Actors.Decisions.Indicators;

/// <summary>The averages that an indicator may be smoothed by.</summary>
public enum AverageKind
{
    /// <summary>Simple mean.</summary>
    Sma,

    /// <summary>Exponential, started at the first mean.</summary>
    Ema,

    /// <summary>Exponential, started at the first number.</summary>
    EmaFirst,

    /// <summary>Wilder's, started at the first mean.</summary>
    Smma,

    /// <summary>Wilder's, started at the first number.</summary>
    SmmaFirst,
}

/// <summary>One of the averages, chosen once: what lets a stochastic or a channel name its smoothing.</summary>
readonly record struct Average
{
    readonly AverageKind kind;

    public Average(AverageKind kind, int length)
    {
        this.kind = kind;
        Length = Check.Length(length);
        switch (kind)
        {
            case AverageKind.Sma:
                Simple = new(length);
                break;
            case AverageKind.Ema:
                Smooth = new(length);
                break;
            case AverageKind.EmaFirst:
                Smooth = new(length, Seed.First);
                break;
            case AverageKind.Smma:
                Smooth = Ema.Wilder(length);
                break;
            case AverageKind.SmmaFirst:
                Smooth = Ema.Wilder(length, Seed.First);
                break;
        }
    }

    Sma Simple { get; init; }
    Ema Smooth { get; init; }

    public int Length { get; }
    public int WarmUp => kind == AverageKind.Sma ? Length : Smooth.WarmUp;
    public int Convergence => kind == AverageKind.Sma ? Length : Smooth.Convergence!.Value;
    public bool Ready => kind == AverageKind.Sma ? Simple.Ready : Smooth.Ready;
    public double Value => kind == AverageKind.Sma ? Simple.Value : Smooth.Value;

    public Average Next(double x) =>
        kind == AverageKind.Sma ? this with { Simple = Simple.Next(x) } : this with { Smooth = Smooth.Next(x) };

    public Average Follow(double x) => double.IsNaN(x) ? this : Next(x);

    public Average Through(StateCodec codec) => kind == AverageKind.Sma
        ? this with { Simple = Simple.Through(codec) }
        : this with { Smooth = Smooth.Through(codec) };
}

using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>What a running volume starts from.</summary>
public enum VolumeStart
{
    /// <summary>From 0 (Skender, chart school).</summary>
    Zero,

    /// <summary>From the volume of the first bar (LEAN, TA-Lib).</summary>
    FirstVolume,
}

/// <summary>Granville's on-balance volume: volumes of bars that closed higher, less those of bars that closed lower.</summary>
public readonly record struct OnBalanceVolume : IIndicator<OnBalanceVolume>
{
    readonly VolumeStart start;

    public OnBalanceVolume() : this(VolumeStart.Zero) { }

    public OnBalanceVolume(VolumeStart start) => this.start = start;

    Total Balance { get; init; }
    double LastClose { get; init; } = double.NaN;

    public int WarmUp => 1;
    public int? Convergence => null;
    public bool Ready => !double.IsNaN(LastClose);
    public double Value => Ready ? Balance.Value : double.NaN;

    public OnBalanceVolume Next(in Bar bar)
    {
        Check.Finite(bar.Close);
        var signed = !Ready ? start == VolumeStart.FirstVolume ? bar.Volume : 0
            : bar.Close > LastClose ? bar.Volume
            : bar.Close < LastClose ? -bar.Volume
            : 0;
        return this with { Balance = Balance.Plus(signed), LastClose = bar.Close };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public OnBalanceVolume Through(StateCodec codec) =>
        this with { Balance = Balance.Through(codec), LastClose = codec.Double(LastClose) };
}

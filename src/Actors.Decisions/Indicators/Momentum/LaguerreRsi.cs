using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Ehlers' Laguerre RSI, 0 to 1: rises as a part of all steps along a four-element Laguerre filter; 0.5 where there are none.</summary>
public readonly record struct LaguerreRsi : ISeriesIndicator<LaguerreRsi>
{
    readonly double gamma;

    public LaguerreRsi() : this(0.2) { }

    /// <param name="gamma">How much of the last value stays, 0 to 1: more is smoother.</param>
    public LaguerreRsi(double gamma) => this.gamma = gamma is >= 0 and < 1
        ? gamma
        : throw new DomainFault($"gamma must be from 0 to below 1, was {gamma}");

    int Seen { get; init; }
    double L0 { get; init; }
    double L1 { get; init; }
    double L2 { get; init; }
    double L3 { get; init; }

    public int WarmUp => 4;
    public int? Convergence => 4 * (1 + Converge.Exponential(1 - gamma));
    public bool Ready => Seen >= WarmUp;

    public double Value
    {
        get
        {
            var up = Math.Max(L0 - L1, 0) + Math.Max(L1 - L2, 0) + Math.Max(L2 - L3, 0);
            var down = Math.Max(L1 - L0, 0) + Math.Max(L2 - L1, 0) + Math.Max(L3 - L2, 0);
            return !Ready ? double.NaN : up + down > 0 ? up / (up + down) : 0.5;
        }
    }

    public LaguerreRsi Next(double x)
    {
        Check.Finite(x);
        if (Seen == 0)
            return this with { Seen = 1, L0 = x, L1 = x, L2 = x, L3 = x };
        var l0 = (1 - gamma) * x + gamma * L0;
        var l1 = -gamma * l0 + L0 + gamma * L1;
        var l2 = -gamma * l1 + L1 + gamma * L2;
        return this with
        {
            Seen = Math.Min(WarmUp, Seen + 1),
            L0 = l0,
            L1 = l1,
            L2 = l2,
            L3 = -gamma * l2 + L2 + gamma * L3,
        };
    }

    public LaguerreRsi Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public LaguerreRsi Through(StateCodec codec) => this with
    {
        Seen = codec.Int(Seen),
        L0 = codec.Double(L0),
        L1 = codec.Double(L1),
        L2 = codec.Double(L2),
        L3 = codec.Double(L3),
    };
}

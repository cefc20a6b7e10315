using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Lane's stochastic oscillator: where the close stands in the range of the last bars (0 to 100), smoothed (%K; 1 is
/// the fast stochastic), its average (%D) and 3·%K − 2·%D (%J). 0 while the range is 0 (Skender).
/// </summary>
public readonly record struct Stochastic : IIndicator<Stochastic>
{
    readonly double ofK;
    readonly double ofD;

    public Stochastic() : this(14) { }

    public Stochastic(
        int length, int signal = 3, int smooth = 3, double kFactor = 3, double dFactor = 2,
        AverageKind average = AverageKind.Sma)
    {
        Channel = new(length);
        (SmoothK, SmoothD) = (new(average, smooth), new(average, signal));
        (ofK, ofD) = (Check.Positive(kFactor), Check.Positive(dFactor));
    }

    Channel Channel { get; init; }
    Average SmoothK { get; init; }
    Average SmoothD { get; init; }

    public int WarmUp => Channel.Length + SmoothK.WarmUp + SmoothD.WarmUp - 2;
    public int? Convergence => Channel.Length + SmoothK.Convergence + SmoothD.Convergence - 2;
    public bool Ready => SmoothD.Ready;
    public double K => SmoothK.Value;
    public double D => SmoothD.Value;
    public double J => ofK * K - ofD * D;

    public Stochastic Next(in Bar bar)
    {
        var channel = Channel.Next(bar.High, bar.Low);
        var k = SmoothK.Follow(channel.Position(Check.Finite(bar.Close)));
        return this with { Channel = channel, SmoothK = k, SmoothD = SmoothD.Follow(k.Value) };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (K, D, J);

    public Stochastic Through(StateCodec codec) => this with
    {
        Channel = Channel.Through(codec),
        SmoothK = SmoothK.Through(codec),
        SmoothD = SmoothD.Through(codec),
    };
}

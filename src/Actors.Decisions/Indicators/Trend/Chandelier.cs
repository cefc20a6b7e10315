using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Le Beau's chandelier exit: a multiple of the ATR below the highest high (long) and above the lowest low (short).</summary>
public readonly record struct Chandelier : IIndicator<Chandelier>
{
    readonly double multiplier;

    public Chandelier() : this(22, 3) { }

    public Chandelier(int length, double multiplier) =>
        (Channel, Atr, this.multiplier) = (new(length), new(length), Check.Positive(multiplier));

    Channel Channel { get; init; }
    Atr Atr { get; init; }

    public int WarmUp => Atr.WarmUp;
    public int? Convergence => Atr.Convergence;
    public bool Ready => Atr.Ready;
    public double Long => Channel.Upper - multiplier * Atr.Value;
    public double Short => Channel.Lower + multiplier * Atr.Value;

    public Chandelier Next(in Bar bar) => this with { Channel = Channel.Next(bar.High, bar.Low), Atr = Atr.Next(bar) };
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Long, Short);
    public Chandelier Through(StateCodec codec) => this with { Channel = Channel.Through(codec), Atr = Atr.Through(codec) };
}

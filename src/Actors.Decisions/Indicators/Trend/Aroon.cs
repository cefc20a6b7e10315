using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Which of equal extremes counts.</summary>
public enum Ties
{
    /// <summary>The oldest (Skender).</summary>
    Oldest,

    /// <summary>The newest (TA-Lib).</summary>
    Newest,
}

/// <summary>Chande's Aroon: how lately, 0 to 100, the highest high (up) and the lowest low (down) came, and their difference.</summary>
public readonly record struct Aroon : IIndicator<Aroon>
{
    readonly Ties ties;

    public Aroon() : this(25) { }

    /// <param name="length">Bars before this one: the window is one longer.</param>
    public Aroon(int length, Ties ties = Ties.Oldest) => (Channel, this.ties) = (new(Check.Length(length) + 1), ties);

    Channel Channel { get; init; }

    public int WarmUp => Channel.Length;
    public int? Convergence => Channel.Length;
    public bool Ready => Channel.Full;
    public double Up => Lateness(ties == Ties.Oldest ? Channel.High.Oldest : Channel.High.Newest);
    public double Down => Lateness(ties == Ties.Oldest ? Channel.Low.Oldest : Channel.Low.Newest);
    public double Oscillator => Up - Down;

    double Lateness(long index)
    {
        var length = Channel.Length - 1;
        return Ready ? 100.0 * (length - (Channel.Seen - 1 - index)) / length : double.NaN;
    }

    public Aroon Next(in Bar bar) => this with { Channel = Channel.Next(bar.High, bar.Low) };
    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Up, Down, Oscillator);
    public Aroon Through(StateCodec codec) => this with { Channel = Channel.Through(codec) };
}

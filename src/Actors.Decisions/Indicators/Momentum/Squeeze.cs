using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Squeeze momentum (LazyBear): whether the Bollinger bands lie inside the Keltner channel (1, else 0), and the end of
/// the regression line through the close less the mean of the channel's middle and the average.
/// </summary>
public readonly record struct Squeeze : IIndicator<Squeeze>
{
    readonly double bands;
    readonly double channel;

    public Squeeze() : this(20) { }

    public Squeeze(int length, double bands = 2, double channel = 1.5)
    {
        Check.Length(length, 2);
        (this.bands, this.channel) = (Check.Positive(bands), Check.Positive(channel));
        (Closes, Ranges, Channel, Line) = (new(length), new(length), new(length), new(length));
        Range = new(FirstRange.FirstBar);
    }

    Window<Moments> Closes { get; init; }
    TrueRange Range { get; init; }
    Sma Ranges { get; init; }
    Channel Channel { get; init; }
    Window<Fit> Line { get; init; }

    public int WarmUp => 2 * Closes.Length - 1;
    public int? Convergence => 2 * Closes.Length;
    public bool Ready => Line.Full;
    public double Momentum => Ready ? Line.Whole.End : double.NaN;
    public double On =>
        Ranges.Ready ? bands * Closes.Whole.Deviation < channel * Ranges.Value ? 1 : 0 : double.NaN;

    public Squeeze Next(in Bar bar)
    {
        var range = Range.Next(bar);
        var next = this with
        {
            Closes = Closes.Next(bar.Close),
            Range = range,
            Ranges = Ranges.Next(range.Value),
            Channel = Channel.Next(bar.High, bar.Low),
        };
        return next.Closes.Full
            ? next with { Line = Line.Next(bar.Close - (next.Channel.Middle + next.Closes.Whole.Mean) / 2) }
            : next;
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Momentum, On);

    public Squeeze Through(StateCodec codec) => this with
    {
        Closes = Closes.Through(codec),
        Range = Range.Through(codec),
        Ranges = Ranges.Through(codec),
        Channel = Channel.Through(codec),
        Line = Line.Through(codec),
    };
}

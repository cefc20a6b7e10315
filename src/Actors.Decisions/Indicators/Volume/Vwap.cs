using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Volume weighted average price since the start of the day, week or month (UTC), or since the first bar. While there
/// was no volume it is the price.
/// </summary>
public readonly record struct Vwap : IIndicator<Vwap>
{
    readonly Period anchor;
    readonly Source source;

    public Vwap() : this(Period.Day) { }

    public Vwap(Period anchor, Source source = Source.Hlc3) => (this.anchor, this.source) = (anchor, source);

    long Stretch { get; init; } = long.MinValue;
    Total Turnover { get; init; }
    Total Volume { get; init; }

    public int WarmUp => 1;

    /// <summary>A run that starts within a stretch knows the whole of the next one; how many bars that is lies in the data.</summary>
    public int? Convergence => null;
    public bool Ready => Stretch != long.MinValue;
    public double Value { get; private init; } = double.NaN;

    public Vwap Next(in Bar bar)
    {
        var stretch = anchor.IndexOf(bar.OpenTime);
        var (turnover, volume) = stretch == Stretch ? (Turnover, Volume) : (default, default);
        var price = source.Of(bar);
        (turnover, volume) = (turnover.Plus(price * bar.Volume), volume.Plus(bar.Volume));
        return this with
        {
            Stretch = stretch,
            Turnover = turnover,
            Volume = volume,
            Value = volume.Value > 0 ? turnover.Value / volume.Value : Check.Finite(price),
        };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Vwap Through(StateCodec codec) => this with
    {
        Stretch = codec.Long(Stretch),
        Turnover = Turnover.Through(codec),
        Volume = Volume.Through(codec),
        Value = codec.Double(Value),
    };
}

/// <summary>Volume weighted average price of the last bars; their simple mean while they have no volume.</summary>
public readonly record struct RollingVwap : IIndicator<RollingVwap>
{
    readonly Source source;

    public RollingVwap() : this(20) { }

    public RollingVwap(int length, Source source = Source.Hlc3)
    {
        (Turnover, Volume, Prices) = (new(length), new(length), new(length));
        this.source = source;
    }

    Window<Sum> Turnover { get; init; }
    Window<Sum> Volume { get; init; }
    Window<Sum> Prices { get; init; }

    public int WarmUp => Volume.Length;
    public int? Convergence => Volume.Length;
    public bool Ready => Volume.Full;
    public double Value =>
        !Ready ? double.NaN
        : Volume.Whole.Total > 0 ? Turnover.Whole.Total / Volume.Whole.Total
        : Prices.Whole.Total / Prices.Length;

    public RollingVwap Next(in Bar bar)
    {
        var price = source.Of(bar);
        return this with
        {
            Turnover = Turnover.Next(price * bar.Volume),
            Volume = Volume.Next(bar.Volume),
            Prices = Prices.Next(price),
        };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public RollingVwap Through(StateCodec codec) =>
        this with { Turnover = Turnover.Through(codec), Volume = Volume.Through(codec), Prices = Prices.Through(codec) };
}

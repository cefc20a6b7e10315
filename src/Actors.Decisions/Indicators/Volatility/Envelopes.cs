using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Moving average envelope: an average and a percentage of it on both sides.</summary>
public readonly record struct Envelope : ISeriesIndicator<Envelope>
{
    readonly double percent;

    public Envelope() : this(20, 2.5) { }

    public Envelope(int length, double percent, AverageKind average = AverageKind.Sma) =>
        (Average, this.percent) = (new(average, length), Check.Positive(percent));

    Average Average { get; init; }

    public int WarmUp => Average.WarmUp;
    public int? Convergence => Average.Convergence;
    public bool Ready => Average.Ready;
    public double Middle => Average.Value;
    public double Upper => Middle * (1 + percent / 100);
    public double Lower => Middle * (1 - percent / 100);

    public Envelope Next(double x) => this with { Average = Average.Next(x) };
    public Envelope Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Upper, Middle, Lower);
    public Envelope Through(StateCodec codec) => this with { Average = Average.Through(codec) };
}

/// <summary>STARC bands of Stoller: the simple average of the close and a multiple of Wilder's ATR on both sides.</summary>
public readonly record struct Starc : IIndicator<Starc>
{
    readonly double multiplier;

    public Starc() : this(5, 2, 10) { }

    public Starc(int length, double multiplier, int atr) =>
        (Average, Atr, this.multiplier) = (new(length), new(atr), Check.Positive(multiplier));

    Sma Average { get; init; }
    Atr Atr { get; init; }

    public int WarmUp => Math.Max(Average.WarmUp, Atr.WarmUp);
    public int? Convergence => Math.Max(Average.Length, Atr.Convergence!.Value);
    public bool Ready => Average.Ready && Atr.Ready;
    public double Middle => Average.Value;
    public double Upper => Middle + multiplier * Atr.Value;
    public double Lower => Middle - multiplier * Atr.Value;

    public Starc Next(in Bar bar) => this with { Average = Average.Next(bar.Close), Atr = Atr.Next(bar) };
    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Upper, Middle, Lower);
    public Starc Through(StateCodec codec) => this with { Average = Average.Through(codec), Atr = Atr.Through(codec) };
}

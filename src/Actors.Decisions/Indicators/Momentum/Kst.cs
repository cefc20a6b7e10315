using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Pring's know sure thing: four smoothed rates of change, weighted 1 to 4, and the simple average of the sum.</summary>
public readonly record struct Kst : ISeriesIndicator<Kst>
{
    public Kst() : this(10, 10, 15, 10, 20, 10, 30, 15, 9) { }

    /// <summary>Each rate's length is followed by the length that it is smoothed over.</summary>
    public Kst(
        int roc1, int smooth1, int roc2, int smooth2, int roc3, int smooth3, int roc4, int smooth4, int signal)
    {
        (First, Second) = (new(roc1, smooth1), new(roc2, smooth2));
        (Third, Fourth) = (new(roc3, smooth3), new(roc4, smooth4));
        Average = new(signal);
    }

    Rate First { get; init; }
    Rate Second { get; init; }
    Rate Third { get; init; }
    Rate Fourth { get; init; }
    Sma Average { get; init; }

    public int WarmUp =>
        Math.Max(Math.Max(First.WarmUp, Second.WarmUp), Math.Max(Third.WarmUp, Fourth.WarmUp)) + Average.Length - 1;
    public int? Convergence => WarmUp;
    public bool Ready => Average.Ready;
    public double Value => First.Value + 2 * Second.Value + 3 * Third.Value + 4 * Fourth.Value;
    public double Signal => Average.Value;

    public Kst Next(double x)
    {
        var next = this with { First = First.Next(x), Second = Second.Next(x), Third = Third.Next(x), Fourth = Fourth.Next(x) };
        return next with { Average = Average.Follow(next.Value) };
    }

    public Kst Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Signal);

    public Kst Through(StateCodec codec) => this with
    {
        First = First.Through(codec),
        Second = Second.Through(codec),
        Third = Third.Through(codec),
        Fourth = Fourth.Through(codec),
        Average = Average.Through(codec),
    };

    readonly record struct Rate
    {
        public Rate(int length, int smooth) => (Roc, Smooth) = (new(length), new(smooth));

        Roc Roc { get; init; }
        Sma Smooth { get; init; }

        public int WarmUp => Roc.WarmUp + Smooth.Length - 1;
        public double Value => Smooth.Value;

        public Rate Next(double x)
        {
            var roc = Roc.Next(x);
            return this with { Roc = roc, Smooth = Smooth.Follow(roc.Value) };
        }

        public Rate Through(StateCodec codec) => this with { Roc = Roc.Through(codec), Smooth = Smooth.Through(codec) };
    }
}

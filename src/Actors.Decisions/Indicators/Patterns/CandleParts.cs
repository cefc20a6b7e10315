using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// The geometry of a candle: its size (high to low), body and wicks in units of price, body and wicks as parts of the
/// size (0 for a candle without any), and its direction (1, −1, or 0 when it closed where it opened).
/// </summary>
public readonly record struct CandleParts : IIndicator<CandleParts>
{
    public CandleParts() { }

    public int WarmUp => 1;
    public int? Convergence => 1;
    public bool Ready => !double.IsNaN(Size);
    public double Size { get; private init; } = double.NaN;
    public double Body { get; private init; } = double.NaN;
    public double UpperWick { get; private init; } = double.NaN;
    public double LowerWick { get; private init; } = double.NaN;
    public double Direction { get; private init; } = double.NaN;
    public double BodyPart => Part(Body);
    public double UpperPart => Part(UpperWick);
    public double LowerPart => Part(LowerWick);

    double Part(double length) => Size == 0 ? 0 : length / Size;

    public CandleParts Next(in Bar bar) => Of(bar);

    public static CandleParts Of(in Bar bar) => new()
    {
        Size = Check.Finite(bar.High - bar.Low),
        Body = Check.Finite(Math.Abs(bar.Open - bar.Close)),
        UpperWick = bar.High - Math.Max(bar.Open, bar.Close),
        LowerWick = Math.Min(bar.Open, bar.Close) - bar.Low,
        Direction = Math.Sign(bar.Close - bar.Open),
    };

    public void Read(Span<double> outputs)
    {
        (outputs[0], outputs[1], outputs[2], outputs[3]) = (Size, Body, UpperWick, LowerWick);
        (outputs[4], outputs[5], outputs[6], outputs[7]) = (BodyPart, UpperPart, LowerPart, Direction);
    }

    public CandleParts Through(StateCodec codec) => new()
    {
        Size = codec.Double(Size),
        Body = codec.Double(Body),
        UpperWick = codec.Double(UpperWick),
        LowerWick = codec.Double(LowerWick),
        Direction = codec.Double(Direction),
    };
}

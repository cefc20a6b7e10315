using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Balance of power, −1 to 1: the body of the candle as a part of its range (0 without a range), averaged.</summary>
public readonly record struct BalanceOfPower : IIndicator<BalanceOfPower>
{
    public BalanceOfPower() : this(14) { }

    public BalanceOfPower(int smooth) => Average = new(smooth);

    Sma Average { get; init; }

    public int WarmUp => Average.Length;
    public int? Convergence => Average.Length;
    public bool Ready => Average.Ready;
    public double Value => Average.Value;

    public BalanceOfPower Next(in Bar bar)
    {
        var range = bar.High - bar.Low;
        return this with { Average = Average.Next(range == 0 ? 0 : (bar.Close - bar.Open) / range) };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public BalanceOfPower Through(StateCodec codec) => this with { Average = Average.Through(codec) };
}

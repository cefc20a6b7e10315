using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Money flow index of Quong and Soudack, 0 to 100: an RSI of turnover. Bars whose typical price did not move count for
/// neither side; 100 where no turnover fell.
/// </summary>
public readonly record struct MoneyFlowIndex : IIndicator<MoneyFlowIndex>
{
    public MoneyFlowIndex() : this(14) { }

    public MoneyFlowIndex(int length) => (Rising, Falling) = (new(length), new(length));

    Window<Sum> Rising { get; init; }
    Window<Sum> Falling { get; init; }
    double Last { get; init; } = double.NaN;

    public int WarmUp => Rising.Length + 1;
    public int? Convergence => WarmUp;
    public bool Ready => Rising.Full;
    public double Value =>
        !Ready ? double.NaN
        : Falling.Whole.Total > 0 ? 100 - 100 / (1 + Rising.Whole.Total / Falling.Whole.Total)
        : 100;

    public MoneyFlowIndex Next(in Bar bar)
    {
        var price = Check.Finite(bar.Typical);
        if (double.IsNaN(Last))
            return this with { Last = price };
        var flow = price * bar.Volume;
        return this with
        {
            Rising = Rising.Next(price > Last ? flow : 0),
            Falling = Falling.Next(price < Last ? flow : 0),
            Last = price,
        };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public MoneyFlowIndex Through(StateCodec codec) =>
        this with { Rising = Rising.Through(codec), Falling = Falling.Through(codec), Last = codec.Double(Last) };
}

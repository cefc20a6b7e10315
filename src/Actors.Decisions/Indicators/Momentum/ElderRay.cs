using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Elder-ray: how far the high (bulls) and the low (bears) reach beyond the exponential average of the close.</summary>
public readonly record struct ElderRay : IIndicator<ElderRay>
{
    public ElderRay() : this(13) { }

    public ElderRay(int length) => Average = new(length);

    Ema Average { get; init; }

    public int WarmUp => Average.Length;
    public int? Convergence => Average.Convergence;
    public bool Ready => Average.Ready;
    public double Bulls { get; private init; } = double.NaN;
    public double Bears { get; private init; } = double.NaN;

    public ElderRay Next(in Bar bar)
    {
        var average = Average.Next(bar.Close);
        return this with
        {
            Average = average,
            Bulls = Check.Finite(bar.High) - average.Value,
            Bears = Check.Finite(bar.Low) - average.Value,
        };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Bulls, Bears);

    public ElderRay Through(StateCodec codec) =>
        this with { Average = Average.Through(codec), Bulls = codec.Double(Bulls), Bears = codec.Double(Bears) };
}

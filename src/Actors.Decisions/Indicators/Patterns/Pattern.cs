using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>What a candlestick pattern looks like.</summary>
public interface IPatternRule
{
    /// <summary>Bars that the rule looks at, at most 3.</summary>
    static abstract int Bars { get; }

    /// <summary>1 where the pattern speaks for rising prices, −1 for falling ones, 0 where it is not there.</summary>
    static abstract int Of(in Bar first, in Bar last, in Bar bar, double limit);
}

/// <summary>
/// A candlestick pattern on the last bars: 1 (bullish), −1 (bearish) or 0 (none). What the limit means is the rule's to
/// say.
/// </summary>
public readonly record struct Pattern<TRule>(double Limit) : IIndicator<Pattern<TRule>>
    where TRule : IPatternRule
{
    int Seen { get; init; }
    Bar Last { get; init; }
    Bar Before { get; init; }

    public int WarmUp => TRule.Bars;
    public int? Convergence => TRule.Bars;
    public bool Ready => Seen >= TRule.Bars;
    public double Value { get; private init; } = double.NaN;

    public Pattern<TRule> Next(in Bar bar)
    {
        Check.Finite(bar.Open + bar.High + bar.Low + bar.Close);
        return this with
        {
            Seen = Math.Min(TRule.Bars, Seen + 1),
            Last = bar,
            Before = Last,
            Value = Seen + 1 >= TRule.Bars ? TRule.Of(Before, Last, bar, Limit) : double.NaN,
        };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Pattern<TRule> Through(StateCodec codec) => this with
    {
        Seen = codec.Int(Seen),
        Last = Through(codec, Last),
        Before = Through(codec, Before),
        Value = codec.Double(Value),
    };

    static Bar Through(StateCodec codec, in Bar bar) => new(
        new(codec.Long(bar.OpenTime.UtcTicks), TimeSpan.Zero),
        codec.Double(bar.Open), codec.Double(bar.High), codec.Double(bar.Low), codec.Double(bar.Close), codec.Double(bar.Volume));
}

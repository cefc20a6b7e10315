namespace Actors.Exchanges.Paper;

/// <summary>What a taker's fill loses beside the spread, as a fraction of the price.</summary>
public abstract record SlippageModel
{
    SlippageModel() { }

    internal abstract string? Fault { get; }

    internal abstract decimal Fraction(in FillCircumstances fill);

    /// <summary>The same fraction always, in basis points.</summary>
    public sealed record FixedBps(decimal Bps) : SlippageModel
    {
        internal override string? Fault =>
            Bps is < 0 or >= 10_000 ? $"slippage is 0 to below 10000 bps, was {Bps}" : null;

        internal override decimal Fraction(in FillCircumstances fill) => Bps / 10_000;

        public override string ToString() => $"{Bps:0.####} bps";
    }

    /// <summary>
    /// factor × share², where share is quantity / volume of the candle and at most <paramref name="Limit"/>: the model of
    /// Zipline and LEAN, with their defaults.
    /// </summary>
    public sealed record VolumeShare(decimal Factor = 0.1m, decimal Limit = 0.025m) : SlippageModel
    {
        internal override string? Fault =>
            Factor < 0 ? $"the volume-share factor is zero or more, was {Factor}"
            : Limit is <= 0 or > 1 ? $"the volume-share limit is above 0 up to 1, was {Limit}"
            : null;

        internal override decimal Fraction(in FillCircumstances fill)
        {
            var share = Math.Min(fill.Participation, Limit);
            return Factor * share * share;
        }

        public override string ToString() => $"{Factor:0.####} × volume share² (to {Limit:0.####})";
    }

    /// <summary>A fraction of the mean range of the candles before.</summary>
    public sealed record Volatility(decimal OfRange) : SlippageModel
    {
        internal override string? Fault =>
            OfRange is < 0 or > 10 ? $"slippage as a part of the range is 0 to 10, was {OfRange}" : null;

        internal override decimal Fraction(in FillCircumstances fill) => OfRange * fill.Range;

        public override string ToString() => $"{OfRange:0.####} × range";
    }
}

/// <param name="Participation">Quantity over the volume that it is filled from.</param>
/// <param name="Range">Mean of high − low of the last candles, over the price.</param>
readonly record struct FillCircumstances(decimal Participation, decimal Range);

using static Actors.Decisions.Indicators.Entries;

namespace Actors.Decisions.Indicators;

static class VolatilityEntries
{
    public static IReadOnlyList<IndicatorInfo> All { get; } =
    [
        Of(
            "tr", "True range", Own("tr"), [Choice("first-range", FirstRange.SecondBar)],
            a => new TrueRange(a.Choice<FirstRange>(0))).Also("true-range"),
        Of(
            "atr", "Average true range", Own("atr"),
            [Length(14), Choice("kind", AtrKind.Wilder), Choice("first-range", FirstRange.SecondBar)],
            a => new Atr(a.Whole(0), a.Choice<AtrKind>(1), a.Choice<FirstRange>(2))),
        Of(
            "natr", "Average true range in percent of the close", Own("natr"),
            [Length(14), Choice("kind", AtrKind.Wilder), Choice("first-range", FirstRange.SecondBar)],
            a => new Natr(a.Whole(0), a.Choice<AtrKind>(1), a.Choice<FirstRange>(2))),
        Series(
            "bollinger", "Bollinger bands with %B, width and z-score",
            [.. Overlay("middle", "upper", "lower"), .. Own("percent_b", "width", "zscore")],
            [Length(20, 2), Multiplier(2)],
            a => new Bollinger(a.Whole(0), a.Number(1))).Also("bbands", "bb"),
        Of(
            "donchian", "Donchian channel", [.. Overlay("upper", "middle", "lower"), .. Own("width")],
            [Length(20), Choice("bars", ChannelBars.Prior)],
            a => new Donchian(a.Whole(0), a.Choice<ChannelBars>(1))),
        Of(
            "keltner", "Keltner channel", [.. Overlay("upper", "middle", "lower"), .. Own("width")],
            [
                Length(20), Multiplier(2), Length("atr", 10), Choice("average", AverageKind.Ema),
                Choice("source", Source.Close), Choice("kind", AtrKind.Wilder), Choice("first-range", FirstRange.SecondBar),
            ],
            a => new Keltner(
                a.Whole(0), a.Number(1), a.Whole(2), a.Choice<AverageKind>(3), a.Choice<Source>(4), a.Choice<AtrKind>(5),
                a.Choice<FirstRange>(6))),
        Of(
            "starc", "STARC bands", Overlay("upper", "middle", "lower"), [Length(5), Multiplier(2), Length("atr", 10)],
            a => new Starc(a.Whole(0), a.Number(1), a.Whole(2))),
        Series(
            "envelope", "Moving average envelope", Overlay("upper", "middle", "lower"),
            [Length(20), Number("percent", 2.5, 0.001, 1000), Choice("average", AverageKind.Sma)],
            a => new Envelope(a.Whole(0), a.Number(1), a.Choice<AverageKind>(2))),
        Series(
            "stddev", "Standard deviation", Own("stddev"), [Length(20, 2), Choice("kind", DeviationKind.Population)],
            a => new StandardDeviation(a.Whole(0), a.Choice<DeviationKind>(1))),
        Series(
            "variance", "Variance", Own("variance"), [Length(20, 2), Choice("kind", DeviationKind.Population)],
            a => new Variance(a.Whole(0), a.Choice<DeviationKind>(1))),
        Series("zscore", "Distance from the mean in standard deviations", Own("zscore"), [Length(20, 2)], a => new ZScore(a.Whole(0))),
        Series(
            "mean-deviation", "Mean distance from the mean", Own("mean_deviation"), [Length(20)],
            a => new MeanDeviation(a.Whole(0))),
        Series(
            "historical-volatility", "Standard deviation of log returns, yearly, in percent", Own("historical_volatility"),
            [Length(20, 2), Number("bars-per-year", 365, 1, 100_000_000)],
            a => new HistoricalVolatility(a.Whole(0), a.Number(1))).Also("hv"),
        Series(
            "ulcer", "Ulcer index", Own("ulcer"), [Length(14), Choice("top", DrawdownTop.Window)],
            a => new UlcerIndex(a.Whole(0), a.Choice<DrawdownTop>(1))),
        Of(
            "mass-index", "Mass index", Own("mass_index"), [Length(25), Length("average", 9)],
            a => new MassIndex(a.Whole(0), a.Whole(1))),
        Of(
            "chaikin-volatility", "Change of the averaged range, in percent", Own("chaikin_volatility"),
            [Length("average", 10), Length("change", 10)],
            a => new ChaikinVolatility(a.Whole(0), a.Whole(1))),
        Of("choppiness", "Choppiness index, to 100", Own("choppiness"), [Length(14, 2)], a => new Choppiness(a.Whole(0)))
            .Also("chop"),
        Series("max", "The highest of the last bars", Overlay("max"), [Length(20)], a => new Maximum(a.Whole(0))),
        Series("min", "The lowest of the last bars", Overlay("min"), [Length(20)], a => new Minimum(a.Whole(0))),
        Of(
            "midprice", "The middle between the highest high and the lowest low", Overlay("midprice"), [Length(14)],
            a => new Midprice(a.Whole(0))),
    ];
}

using static Actors.Decisions.Indicators.Entries;

namespace Actors.Decisions.Indicators;

static class TrendEntries
{
    public static IReadOnlyList<IndicatorInfo> All { get; } =
    [
        Of(
            "adx", "Average directional index with its directional indicators", Own("adx", "plus_di", "minus_di", "dx"),
            [Length(14)],
            a => new Adx(a.Whole(0))).Also("dmi"),
        Of("adxr", "Average directional movement rating", Own("adxr"), [Length(14)], a => new Adxr(a.Whole(0))),
        Of(
            "aroon", "Aroon: how lately the extremes came, 0 to 100", Own("up", "down", "oscillator"),
            [Length(25), Choice("ties", Ties.Oldest)],
            a => new Aroon(a.Whole(0), a.Choice<Ties>(1))),
        Of("vortex", "Vortex indicator", Own("plus", "minus"), [Length(14)], a => new Vortex(a.Whole(0))),
        Of(
            "supertrend", "Supertrend: an ATR stop around the median price", Overlay("supertrend", "[upper]", "[lower]"),
            [Length(10), Multiplier(3), Choice("atr", AtrKind.Wilder), Choice("first-range", FirstRange.SecondBar)],
            a => new Supertrend(a.Whole(0), a.Number(1), a.Choice<AtrKind>(2), a.Choice<FirstRange>(3))),
        Of(
            "atr-stop", "ATR trailing stop", Overlay("stop", "[buy_stop]", "[sell_stop]"),
            [Length(21), Multiplier(3), Choice("end", EndKind.Close)],
            a => new AtrStop(a.Whole(0), a.Number(1), a.Choice<EndKind>(2))).Also("atrstop"),
        Of(
            "volatility-stop", "Wilder's volatility stop", Overlay("stop", "[upper]", "[lower]"),
            [Length(7, 2), Multiplier(3)],
            a => new VolatilityStop(a.Whole(0), a.Number(1))),
        Of(
            "chandelier", "Chandelier exit", Overlay("long", "short"), [Length(22), Multiplier(3)],
            a => new Chandelier(a.Whole(0), a.Number(1))),
        Of(
            "psar", "Parabolic stop and reverse; initial 0 is the step", Overlay("[sar]")
                .Concat(Own("[reversal]")).ToArray(),
            [
                Number("step", 0.02, 0.0001, 1), Number("max", 0.2, 0.0001, 1),
                Number("initial", 0, 0, 1).AsExtra(), Choice("first-trend", FirstTrend.Shown),
            ],
            a => new ParabolicSar(
                a.Number(0), a.Number(1), a.Number(2) > 0 ? a.Number(2) : null, a.Choice<FirstTrend>(3)))
            .Also("parabolic-sar", "sar"),
        Of(
            "ichimoku", "Ichimoku cloud; the spans are those drawn over this bar. offset -1 is the length of the base line",
            Overlay("tenkan", "kijun", "senkou_a", "senkou_b"),
            [
                Length("tenkan", 9), Length("kijun", 26), Length("senkou", 52),
                IndicatorParameter.Whole("offset", -1, -1).AsExtra(),
            ],
            a => new Ichimoku(a.Whole(0), a.Whole(1), a.Whole(2), a.Whole(3) >= 0 ? a.Whole(3) : null)),
    ];
}

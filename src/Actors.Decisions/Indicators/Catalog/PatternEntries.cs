using static Actors.Decisions.Indicators.Entries;

namespace Actors.Decisions.Indicators;

static class PatternEntries
{
    public static IReadOnlyList<IndicatorInfo> All { get; } =
    [
        Of(
            "heikin-ashi", "Heikin-Ashi candles", Overlay("open", "high", "low", "close"), [],
            _ => new HeikinAshi()),
        Of(
            "candle-parts", "The geometry of a candle",
            Own("size", "body", "upper_wick", "lower_wick", "body_part", "upper_part", "lower_part", "direction"), [],
            _ => new CandleParts()),
        Pattern<DojiRule>(
            "doji", "Open and close within a percentage of each other: 1 or 0", Number("percent", 0.1, 0, 100)),
        Pattern<MarubozuRule>(
            "marubozu", "A candle that is nearly all body: 1 rising, -1 falling", Number("percent", 95, 1, 100)),
        Pattern<HammerRule>(
            "hammer", "Hammer 1, shooting star -1; wick in bodies", Number("wick", 2, 0.1, 100)),
        Pattern<StarRule>(
            "star", "Morning star 1, evening star -1; the middle body in percent of the first", Number("percent", 30, 0, 100)),
        Pattern<InsideBarRule>("inside-bar", "A bar within the range of the last one: 1 or 0"),
        Pattern<OutsideBarRule>("outside-bar", "A bar beyond the range of the last one: 1 rising, -1 falling"),
        Pattern<EngulfingRule>("engulfing", "A body that turns against and covers the last one: 1 rising, -1 falling"),
        Pattern<HaramiRule>("harami", "A body that turns against and lies inside the last one: 1 rising, -1 falling"),
        Pattern<ThreeSoldiersRule>("three-soldiers", "Three white soldiers 1, three black crows -1"),
    ];

    static IndicatorInfo Pattern<TRule>(string id, string about, params IndicatorParameter[] limit)
        where TRule : IPatternRule =>
        Of(id, about, Own("pattern"), limit, a => new Pattern<TRule>(limit.Length > 0 ? a.Number(0) : 0));
}

using static Actors.Decisions.Indicators.Entries;

namespace Actors.Decisions.Indicators;

static class LevelEntries
{
    static readonly IndicatorOutput[] Pivots =
        Overlay("pp", "r1", "[r2]", "[r3]", "[r4]", "s1", "[s2]", "[s3]", "[s4]");

    public static IReadOnlyList<IndicatorInfo> All { get; } =
    [
        Of(
            "fractal", "Turning points, told on the bar that confirms them", Overlay("[high]", "[low]"),
            [Length("left", 2), Length("right", 2), Choice("end", EndKind.HighLow)],
            a => new Fractal(a.Whole(0), a.Whole(1), a.Choice<EndKind>(2))).Also("pivot-high-low"),
        Of(
            "fcb", "Fractal chaos bands: the last confirmed turning points", Overlay("[upper]", "[lower]"),
            [Length("span", 2)],
            a => new FractalBands(a.Whole(0))),
        Of(
            "pivot-points", "Levels from the last hour, day, week or month (UTC)",
            [.. Pivots.Select(output => output with { Sparse = true })],
            [Choice("period", Period.Day), Choice("kind", PivotKind.Standard)],
            a => new PivotPoints(a.Choice<Period>(0), a.Choice<PivotKind>(1))),
        Of(
            "rolling-pivots", "Levels from the bars before this one", Pivots,
            [Length(20), Choice("kind", PivotKind.Standard)],
            a => new RollingPivots(a.Whole(0), a.Choice<PivotKind>(1))),
    ];
}

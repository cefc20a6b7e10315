using static Actors.Decisions.Indicators.Entries;

namespace Actors.Decisions.Indicators;

static class AverageEntries
{
    public static IReadOnlyList<IndicatorInfo> All { get; } =
    [
        Series("sma", "Simple moving average", Overlay("sma"), [Length(20)], a => new Sma(a.Whole(0))),
        Series(
            "ema", "Exponential moving average, weight 2/(length + 1)", Overlay("ema"),
            [Length(20), Choice("seed", Seed.Mean)],
            a => new Ema(a.Whole(0), a.Choice<Seed>(1))),
        Series(
            "smma", "Smoothed moving average (Wilder's, RMA), weight 1/length", Overlay("smma"),
            [Length(20), Choice("seed", Seed.Mean)],
            a => new Smma(a.Whole(0), a.Choice<Seed>(1))).Also("rma", "wilder"),
        Series(
            "relative-ma", "Relative moving average: three simple averages, SMA(3n) - SMA(2n) + SMA(n)", Overlay("relative_ma"),
            [Length(10)],
            a => new RelativeAverage(a.Whole(0))),
        Series("wma", "Linearly weighted moving average", Overlay("wma"), [Length(20)], a => new Wma(a.Whole(0))),
        Series(
            "dema", "Double exponential moving average", Overlay("dema"),
            [Length(20), Choice("seed", ChainSeed.Shared)],
            a => new Dema(a.Whole(0), a.Choice<ChainSeed>(1))),
        Series(
            "tema", "Triple exponential moving average", Overlay("tema"),
            [Length(20), Choice("seed", ChainSeed.Shared)],
            a => new Tema(a.Whole(0), a.Choice<ChainSeed>(1))),
        Series(
            "t3", "Tillson's T3 moving average", Overlay("t3"),
            [Length(5), Number("factor", 0.7, 0.01, 10)],
            a => new T3(a.Whole(0), a.Number(1))),
        Series("hma", "Hull moving average", Overlay("hma"), [Length(20, 2)], a => new Hma(a.Whole(0))),
        Series(
            "kama", "Kaufman's adaptive moving average", Overlay("kama"),
            [Length(10, 2), Length("fast", 2), Length("slow", 30)],
            a => new Kama(a.Whole(0), a.Whole(1), a.Whole(2))),
        Series(
            "alma", "Arnaud Legoux moving average", Overlay("alma"),
            [Length(9, 2), Number("offset", 0.85, 0, 1), Number("sigma", 6, 0.01, 1000), Choice("top", BellTop.Exact)],
            a => new Alma(a.Whole(0), a.Number(1), a.Number(2), a.Choice<BellTop>(3))),
        Series("triangular-wma", "Triangular moving average", Overlay("triangular_wma"), [Length(20)], a => new Trima(a.Whole(0)))
            .Also("trima"),
        Series("sine-wma", "Sine weighted moving average", Overlay("sine_wma"), [Length(14)], a => new SineWma(a.Whole(0)))
            .Also("sinwma"),
        Series(
            "power-wma", "Moving average whose weights are powers: 3 is cubed, 0.5 the square root", Overlay("power_wma"),
            [Length(14), Number("power", 2, 0.01, 20)],
            a => new PowerWma(a.Whole(0), a.Number(1))),
        Series(
            "pascal-wma", "Moving average weighted by Pascal's triangle", Overlay("pascal_wma"),
            [IndicatorParameter.Whole("length", 5, 1, 1000)],
            a => new PascalWma(a.Whole(0))),
        Series("zlema", "Zero-lag exponential moving average", Overlay("zlema"), [Length(20)], a => new Zlema(a.Whole(0))),
        Series(
            "mcginley", "McGinley's dynamic", Overlay("mcginley"),
            [Length(14), Number("factor", 0.6, 0.01, 10), Choice("seed", Seed.First)],
            a => new McGinley(a.Whole(0), a.Number(1), a.Choice<Seed>(2))).Also("dynamic"),
        Series(
            "vidya", "Chande's variable index dynamic average", Overlay("vidya"), [Length(9)],
            a => new Vidya(a.Whole(0))),
        Series(
            "supersmoother", "Ehlers' two-pole super smoother", Overlay("supersmoother"), [Length(14, 2)],
            a => new SuperSmoother(a.Whole(0))),
        Of("vwma", "Volume weighted moving average of the close", Overlay("vwma"), [Length(20)], a => new Vwma(a.Whole(0))),
        Series(
            "linreg", "Least-squares line through the last bars, at its end (endpoint moving average)",
            [
                .. Overlay("value"), .. Own("slope"), .. Overlay("intercept", "forecast"), .. Own("r2", "stddev"),
            ],
            [Length(14, 2)],
            a => new LinearRegression(a.Whole(0))).Also("slope", "epma", "lsma"),
        Series(
            "mama", "Ehlers' MESA adaptive moving average and its follower", Overlay("mama", "fama"),
            [Number("fast", 0.5, 0.01, 1), Number("slow", 0.05, 0.001, 0.99)],
            a => new Mama(a.Number(0), a.Number(1)), Source.Hl2),
        Series(
            "ht-trendline", "Ehlers' instantaneous trendline by Hilbert transform", Overlay("trendline", "smooth"), [],
            _ => new HilbertTrendline(), Source.Hl2),
        Series(
            "alligator", "Williams' alligator and gator oscillator",
            [.. Overlay("jaw", "teeth", "lips"), .. Own("gator_upper", "gator_lower")],
            [
                Length("jaw", 13), Length("jaw-offset", 8, 0), Length("teeth", 8), Length("teeth-offset", 5, 0),
                Length("lips", 5), Length("lips-offset", 3, 0),
            ],
            a => new Alligator(a.Whole(0), a.Whole(1), a.Whole(2), a.Whole(3), a.Whole(4), a.Whole(5)), Source.Hl2)
            .Also("gator"),
        Series("price", "A price of the bar, or its volume, as it is", Overlay("price"), [], _ => new BarPrice()),
    ];
}

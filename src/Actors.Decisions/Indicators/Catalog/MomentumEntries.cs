using static Actors.Decisions.Indicators.Entries;

namespace Actors.Decisions.Indicators;

static class MomentumEntries
{
    public static IReadOnlyList<IndicatorInfo> All { get; } =
    [
        Series(
            "rsi", "Wilder's relative strength index, 0 to 100", Own("rsi"),
            [Length(14), Choice("seed", Seed.Mean)],
            a => new Rsi(a.Whole(0), a.Choice<Seed>(1))),
        Series(
            "stochrsi", "Stochastic of the RSI, 0 to 100", Own("stochrsi", "signal"),
            [Length("rsi", 14), Length("stochastic", 14), Length("signal", 3), Length("smooth", 1)],
            a => new StochRsi(a.Whole(0), a.Whole(1), a.Whole(2), a.Whole(3))),
        Series(
            "connorsrsi", "Connors RSI, 0 to 100", Own("connorsrsi", "rsi", "streak_rsi", "rank"),
            [Length("rsi", 3), Length("streak", 2), Length("rank", 100), Choice("flat", FlatBar.EndsStreak)],
            a => new ConnorsRsi(a.Whole(0), a.Whole(1), a.Whole(2), a.Choice<FlatBar>(3))).Also("crsi"),
        Of(
            "stochastic", "Stochastic oscillator: %K, %D and %J", Own("k", "d", "j"),
            [
                Length(14), Length("signal", 3), Length("smooth", 3),
                Number("k-factor", 3, 0.001, 1000).AsExtra(), Number("d-factor", 2, 0.001, 1000).AsExtra(),
                Choice("average", AverageKind.Sma),
            ],
            a => new Stochastic(
                a.Whole(0), a.Whole(1), a.Whole(2), a.Number(3), a.Number(4), a.Choice<AverageKind>(5))).Also("stoch"),
        Of("williamsr", "Williams %R, -100 to 0", Own("williamsr"), [Length(14)], a => new WilliamsR(a.Whole(0))).Also("willr"),
        Of("cci", "Commodity channel index", Own("cci"), [Length(20, 2)], a => new Cci(a.Whole(0))),
        Series("cmo", "Chande momentum oscillator, -100 to 100", Own("cmo"), [Length(14)], a => new Cmo(a.Whole(0))),
        Series(
            "roc", "Rate of change", Own("roc"), [Length(12), Choice("scale", RateScale.Percent)],
            a => new Roc(a.Whole(0), a.Choice<RateScale>(1))),
        Series("momentum", "The price less the one some bars back", Own("momentum"), [Length(10)], a => new Momentum(a.Whole(0)))
            .Also("mom"),
        Series(
            "macd", "Moving average convergence/divergence", Own("macd", "signal", "histogram"),
            [Length("fast", 12), Length("slow", 26), Length("signal", 9), Choice("seed", Seed.Mean)],
            a => new Macd(a.Whole(0), a.Whole(1), a.Whole(2), a.Choice<Seed>(3))),
        Series(
            "ppo", "Percentage price oscillator", Own("ppo", "signal", "histogram"),
            [Length("fast", 12), Length("slow", 26), Length("signal", 9), Choice("average", AverageKind.Ema)],
            a => new Ppo(a.Whole(0), a.Whole(1), a.Whole(2), a.Choice<AverageKind>(3))),
        Series(
            "trix", "Change of a threefold exponential average, in percent", Own("trix"),
            [Length(15), Choice("seed", ChainSeed.Shared)],
            a => new Trix(a.Whole(0), a.Choice<ChainSeed>(1))),
        Series(
            "tsi", "True strength index, -100 to 100", Own("tsi", "signal"),
            [Length(25), Length("smooth", 13), Length("signal", 7)],
            a => new Tsi(a.Whole(0), a.Whole(1), a.Whole(2))),
        Of(
            "ultimate", "Ultimate oscillator, 0 to 100", Own("ultimate"),
            [Length("fast", 7), Length("middle", 14), Length("slow", 28)],
            a => new UltimateOscillator(a.Whole(0), a.Whole(1), a.Whole(2))),
        Series(
            "awesome", "Awesome oscillator and its accelerator", Own("awesome", "accelerator"),
            [Length("fast", 5), Length("slow", 34)],
            a => new Awesome(a.Whole(0), a.Whole(1)), Source.Hl2).Also("ao", "accelerator"),
        Series(
            "dpo", "Detrended price oscillator, told length/2 + 1 bars after the price it speaks of", Own("dpo"),
            [Length(20, 2)],
            a => new Dpo(a.Whole(0))),
        Of("bop", "Balance of power, averaged", Own("bop"), [Length(14)], a => new BalanceOfPower(a.Whole(0))),
        Of("elder-ray", "Elder-ray: bull and bear power", Own("bulls", "bears"), [Length(13)], a => new ElderRay(a.Whole(0))),
        Series(
            "kst", "Know sure thing", Own("kst", "signal"),
            [
                Length("roc1", 10), Length("smooth1", 10), Length("roc2", 15), Length("smooth2", 10),
                Length("roc3", 20), Length("smooth3", 10), Length("roc4", 30), Length("smooth4", 15), Length("signal", 9),
            ],
            a => new Kst(
                a.Whole(0), a.Whole(1), a.Whole(2), a.Whole(3), a.Whole(4), a.Whole(5), a.Whole(6), a.Whole(7), a.Whole(8))),
        Series(
            "stc", "Schaff trend cycle, 0 to 100", Own("stc"), [Length("cycle", 10), Length("fast", 23), Length("slow", 50)],
            a => new SchaffTrendCycle(a.Whole(0), a.Whole(1), a.Whole(2))),
        Series(
            "pmo", "Price momentum oscillator", Own("pmo", "signal"),
            [Length(35, 2), Length("smooth", 20, 2), Length("signal", 10)],
            a => new PriceMomentum(a.Whole(0), a.Whole(1), a.Whole(2))),
        Series(
            "fisher", "Fisher transform and its trigger", Own("fisher", "trigger"), [Length(10)],
            a => new Fisher(a.Whole(0)), Source.Hl2),
        Of(
            "smi", "Stochastic momentum index, -100 to 100", Own("smi", "signal"),
            [Length(13), Length("first", 25), Length("second", 2), Length("signal", 3)],
            a => new StochasticMomentum(a.Whole(0), a.Whole(1), a.Whole(2), a.Whole(3))),
        Series(
            "coppock", "Coppock curve", Own("coppock"), [Length("fast", 11), Length("slow", 14), Length("smooth", 10)],
            a => new Coppock(a.Whole(0), a.Whole(1), a.Whole(2))),
        Series(
            "wavetrend", "Wave trend oscillator", Own("wavetrend", "signal"),
            [Length("channel", 10), Length("average", 21), Length("signal", 4)],
            a => new WaveTrend(a.Whole(0), a.Whole(1), a.Whole(2)), Source.Hlc3),
        Of(
            "squeeze", "Squeeze momentum; on is 1 while the Bollinger bands lie inside the Keltner channel",
            Own("momentum", "on"),
            [Length(20, 2), Multiplier(2, "bands"), Multiplier(1.5, "channel")],
            a => new Squeeze(a.Whole(0), a.Number(1), a.Number(2))),
        Series(
            "laguerre-rsi", "Laguerre RSI, 0 to 1", Own("laguerre_rsi"), [Number("gamma", 0.2, 0, 0.999)],
            a => new LaguerreRsi(a.Number(0))),
        Of("rvgi", "Relative vigor index", Own("rvgi", "signal"), [Length(10)], a => new RelativeVigor(a.Whole(0))),
        Series(
            "efficiency-ratio", "Kaufman's efficiency ratio, 0 to 1", Own("efficiency_ratio"), [Length(10)],
            a => new EfficiencyRatio(a.Whole(0))),
        Of(
            "rsi-divergence", "Regular RSI divergence between confirmed turning points: 1 bullish, -1 bearish",
            Own("divergence"),
            [Length(14), Length("left", 5), Length("right", 5), Length("within", 60)],
            a => new RsiDivergence(a.Whole(0), a.Whole(1), a.Whole(2), a.Whole(3))),
    ];
}

using static Actors.Decisions.Indicators.Entries;

namespace Actors.Decisions.Indicators;

static class VolumeEntries
{
    public static IReadOnlyList<IndicatorInfo> All { get; } =
    [
        Of(
            "obv", "On-balance volume", Own("obv"), [Choice("start", VolumeStart.Zero)],
            a => new OnBalanceVolume(a.Choice<VolumeStart>(0))),
        Of("adl", "Accumulation/distribution line", Own("adl"), [], _ => new AccumulationDistribution()),
        Of(
            "chaikin-oscillator", "Chaikin oscillator", Own("chaikin_oscillator"), [Length("fast", 3), Length("slow", 10)],
            a => new ChaikinOscillator(a.Whole(0), a.Whole(1))).Also("adosc", "chaikin-osc"),
        Of("cmf", "Chaikin money flow, -1 to 1", Own("cmf"), [Length(20)], a => new ChaikinMoneyFlow(a.Whole(0))),
        Of("mfi", "Money flow index, 0 to 100", Own("mfi"), [Length(14)], a => new MoneyFlowIndex(a.Whole(0))),
        Of(
            "vwap", "Volume weighted average price since the start of a period (UTC)", Overlay("vwap"),
            [Choice("anchor", Period.Day), Choice("source", Source.Hlc3)],
            a => new Vwap(a.Choice<Period>(0), a.Choice<Source>(1))),
        Of(
            "rolling-vwap", "Volume weighted average price of the last bars", Overlay("rolling_vwap"),
            [Length(20), Choice("source", Source.Hlc3)],
            a => new RollingVwap(a.Whole(0), a.Choice<Source>(1))),
        Of(
            "kvo", "Klinger volume oscillator", Own("kvo", "signal"),
            [Length("fast", 34), Length("slow", 55), Length("signal", 13)],
            a => new Klinger(a.Whole(0), a.Whole(1), a.Whole(2))).Also("klinger"),
        Series(
            "pvo", "Percentage volume oscillator", Own("pvo", "signal", "histogram"),
            [Length("fast", 12), Length("slow", 26), Length("signal", 9), Choice("average", AverageKind.Ema)],
            a => new Ppo(a.Whole(0), a.Whole(1), a.Whole(2), a.Choice<AverageKind>(3)), Source.Volume),
        Of(
            "force-index", "Elder's force index", Own("force_index"), [Length(13), Choice("seed", Seed.Mean)],
            a => new ForceIndex(a.Whole(0), a.Choice<Seed>(1))).Also("efi"),
        Of(
            "ease-of-movement", "Ease of movement, averaged", Own("ease_of_movement"),
            [Length(14), Number("scale", 100_000_000, 0.001, 1e15).AsExtra()],
            a => new EaseOfMovement(a.Whole(0), a.Number(1))).Also("emv", "eom"),
        Of("nvi", "Negative volume index, from 1000", Own("nvi"), [], _ => new VolumeIndex(VolumeDays.Quiet)),
        Of("pvi", "Positive volume index, from 1000", Own("pvi"), [], _ => new VolumeIndex(VolumeDays.Busy)),
        Of("pvt", "Price volume trend", Own("pvt"), [], _ => new PriceVolumeTrend()),
        Of("wad", "Williams' accumulation/distribution", Own("wad"), [], _ => new WilliamsAd()),
        Series(
            "volume-oscillator", "Distance of two averages of the volume, in percent", Own("volume_oscillator"),
            [Length("fast", 2), Length("slow", 5)],
            a => new VolumeOscillator(a.Whole(0), a.Whole(1)), Source.Volume).Also("vosc"),
    ];
}

namespace Actors.Tests.Decisions.Indicators;

/// <summary>
/// Values that LEAN's authors took from other tools, with inputs in the same file: to one unit of the last digit given,
/// since the inputs are rounded too and some of the tools cut digits off.
/// </summary>
public sealed class LeanTests
{
    /// <summary>The tool computed in single precision: prices of 150 carry errors of 1e-5, and percentages of small ranges ten to a hundred times that.</summary>
    const double SinglePrecision = 2e-5;

    /// <summary>The volumes of the file have seven digits, its sums were made of whole ones.</summary>
    const double SevenDigitVolumes = 2000;

    static readonly ReferenceCase[] Cases =
    [
        new("adl", "adl", "ad=adl"),
        new("adx-14", "adx(14)", "pdi=plus_di mdi=minus_di dx adx"),
        new("adx-14", "adxr(14)", "adxr"),
        new("alma-9-0.85-6", "alma(9,0.85,6,on-bar)", "alma"),
        new("atr-14-simple", "atr(14,simple)", "atr") { Tolerance = SinglePrecision },
        new("atr-14-wilder", "atr(14,first-range=first-bar)", "atr"),
        new("bbands-20-2", "bollinger(20,2)", "middle upper lower percent_b"),
        new("bbands-20-2", "bollinger(20,2)", "bandwidth=width") { Scale = 100, Tolerance = 2e-4 },
        new("cci-14", "cci(14)", "cci") { Tolerance = 1000 * SinglePrecision },
        new("chaikin-oscillator-3-10", "chaikin-oscillator(3,10)", "adosc=chaikin_oscillator"),
        new("connorsrsi-3-2-100", "connorsrsi(3,2,100,keeps-streak)", "crsi=connorsrsi"),
        new("dema-5", "dema(5,each)", "dema"),
        new("ema-14", "ema(14)", "ema"),
        new("force-index-20", "force-index(20)", "force=force_index"),
        new("heikin-ashi", "heikin-ashi", "ha_open=open ha_high=high ha_low=low ha_close=close"),
        new("kst", "kst(5,5,10,5,15,5,25,10,9)", "kst signal"),
        new("kvo-5-10", "kvo(5,10,13)", "kvo") { From = 250 },
        new("macd-12-26-9", "macd(12,26,9)", "macd signal histogram") { SameEmptiness = false, Tolerance = 1e-5 },
        new("mass-index-25", "mass-index(25)", "mass=mass_index") { From = 160 },
        new("max-5", "max(5)", "max"),
        new("mcginley-14", "mcginley(14,1,mean)", "md=mcginley"),
        new("min-5", "min(5)", "min"),
        new("momentum-50", "momentum(50)", "momentum") { Tolerance = SinglePrecision },
        new("obv", "obv(first-volume)", "obv") { SameEmptiness = false, Tolerance = SevenDigitVolumes },
        new("ppo-5-10", "ppo(5,10,9,sma)", "ppo"),
        new("rma-5", "relative-ma(5)", "rma=relative_ma") { From = 15 },
        new("rma-5", "sma(15)", "sma5=sma") { From = 15 },
        new("rma-5", "sma(10)", "sma10=sma") { From = 10 },
        new("roc-50-percent", "roc(50)", "rocp=roc") { Tolerance = SinglePrecision },
        new("sma14-ema14-rsi14", "sma(14)", "sma14=sma"),
        new("sma14-ema14-rsi14", "ema(14)", "ema14=ema"),
        new("sma14-ema14-rsi14", "rsi(14)", "rsi14_wilder=rsi"),
        new("stochastic-12-3-5", "stochastic(12,5,3)", "k d") { Tolerance = 100 * SinglePrecision },
        new("tema-5", "tema(5,each)", "tema"),
        new("tr", "tr", "tr"),
        new("variance-10", "variance(10)", "variance"),
        new("vwap-rolling-50", "rolling-vwap(50,ohlc4)", "vwap=rolling_vwap"),
        new("vwma-20", "vwma(20)", "vwma"),
        new("wavetrend-10-21-4", "wavetrend(10,21,4)", "wt1=wavetrend wt2=signal"),
        new("williamsr-14", "williamsr(14)", "percent_r=williamsr") { Tolerance = 100 * SinglePrecision },
    ];

    public static TheoryData<ReferenceCase> All => [.. Cases];

    [NeedsReferenceDataTheory, MemberData(nameof(All))]
    public void The_file_says_the_same(ReferenceCase reference) => reference.Check(
        "lean", CsvTable.Read(SharedData.Path("indicators", "lean", $"{reference.File}.csv")!).Bars(),
        text => 2 * ReferenceCase.HalfOfTheLastDigit(text));

    [NeedsReferenceDataFact]
    public void Every_file_is_compared() => Coverage.Uncovered("lean", Cases).ShouldBeEmpty();
}

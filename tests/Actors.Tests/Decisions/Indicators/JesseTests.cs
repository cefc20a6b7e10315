using System.Globalization;
using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>Values at the last bar of crypto candles, written in the tests of Jesse and rounded there.</summary>
public sealed class JesseTests
{
    /// <summary>The indicator and output that a test and its field are compared with.</summary>
    static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["acosc osc"] = "awesome accelerator",
        ["ad"] = "adl adl",
        ["adx"] = "adx(14) adx",
        ["ao osc"] = "awesome awesome",
        ["apo"] = "macd(12,26,9) macd",
        ["avgprice"] = "price(ohlc4) price",
        ["bollinger_bands_width"] = "bollinger(20,2) width",
        ["bop"] = "bop(1) bop",
        ["cci"] = "cci(14) cci",
        ["cvi"] = "chaikin-volatility(5,5) chaikin_volatility",
        ["cwma"] = "power-wma(14,3) power_wma",
        ["dpo"] = "dpo(5) dpo",
        ["efi"] = "force-index(13) force_index",
        ["eri bull"] = "elder-ray(13) bulls",
        ["eri bear"] = "elder-ray(13) bears",
        ["fisher fisher"] = "fisher(9) fisher",
        ["fisher signal"] = "fisher(9) trigger",
        ["hma"] = "hma(5) hma",
        ["kama"] = "kama(10) kama",
        ["kst line"] = "kst(10,10,15,10,20,10,30,15,9) kst",
        ["kst signal"] = "kst(10,10,15,10,20,10,30,15,9) signal",
        ["linearreg"] = "linreg(14) value",
        ["linearreg_intercept"] = "linreg(14) intercept",
        ["linearreg_slope"] = "linreg(14) slope",
        ["lrsi"] = "laguerre-rsi(0.8,hl2) laguerre_rsi",
        ["macd macd"] = "macd(12,26,9) macd",
        ["macd signal"] = "macd(12,26,9) signal",
        ["macd hist"] = "macd(12,26,9) histogram",
        ["mama mama"] = "mama(0.5,0.05,close) mama",
        ["mama fama"] = "mama(0.5,0.05,close) fama",
        ["mcginley_dynamic"] = "mcginley(10,0.6) mcginley",
        ["mfi"] = "mfi(9) mfi",
        ["midprice"] = "midprice(14) midprice",
        ["nvi"] = "nvi nvi",
        ["obv"] = "obv(first-volume) obv",
        ["ppo"] = "ppo(12,26,9) ppo",
        ["pwma"] = "pascal-wma(5) pascal_wma",
        ["rocp"] = "roc(14,fraction) roc",
        ["rocr"] = "roc(14,ratio) roc",
        ["sinwma"] = "sine-wma(14) sine_wma",
        ["stddev"] = "stddev(5) stddev",
        ["stochf k"] = "stochastic(5,3,1) k",
        ["stochf d"] = "stochastic(5,3,1) d",
        ["supersmoother"] = "supersmoother(14) supersmoother",
        ["supertrend trend"] = "supertrend(10,3) supertrend",
        ["tema"] = "tema(9,each) tema",
        ["trange"] = "tr tr",
        ["tsf"] = "linreg(14) forecast",
        ["tsi"] = "tsi(25,13,7) tsi",
        ["ui"] = "ulcer(14,trailing) ulcer",
        ["var"] = "variance(14) variance",
        ["vi plus"] = "vortex(14) plus",
        ["vi minus"] = "vortex(14) minus",
        ["vidya"] = "vidya(9) vidya",
        ["vosc"] = "volume-oscillator(2,5) volume_oscillator",
        ["vwma"] = "vwma(20) vwma",
        ["willr"] = "williamsr(9) williamsr",
        ["wma"] = "wma(9) wma",
        ["squeeze_momentum momentum"] = "squeeze(20) momentum",
    };

    static CsvTable Constants => CsvTable.Read(SharedData.Path("indicators", "jesse", "constants-last-bar.csv")!);

    public static TheoryData<string> Cases => [.. Table.Keys];

    [NeedsReferenceDataTheory, MemberData(nameof(Cases))]
    public void The_last_bar_says_the_same(string key)
    {
        var constants = Constants;
        var row = Enumerable.Range(0, constants.Count).First(i => Key(constants, i) == key);
        var (spec, output) = (Table[key].Split(' ')[0], Table[key].Split(' ')[1]);
        var runner = IndicatorCatalog.Parse(spec);
        foreach (var bar in CsvTable.Read(SharedData.Path("indicators", "jesse", $"{constants.Text(row, "candles")}.csv")!).Bars())
            runner.Update(bar);
        var values = new double[runner.Outputs.Count];
        runner.Read(values);
        var actual = values[runner.Outputs.ToList().FindIndex(o => o.Name == output)] / constants.Number(row, "divided_by");

        actual.ShouldBe(
            constants.Number(row, "expected"), 0.5001 * Math.Pow(10, -constants.Number(row, "decimals")), constants.Text(row, "call"));
    }

    /// <summary>Indicators that are not in the catalog, and definitions that are that library's own.</summary>
    [NeedsReferenceDataFact]
    public void Values_that_are_not_compared_are_named()
    {
        var constants = Constants;
        var left = Enumerable.Range(0, constants.Count).Select(i => Key(constants, i)).Where(key => !Table.ContainsKey(key))
            .Select(key => key.Split(' ')[0]).Distinct(StringComparer.Ordinal);

        left.ShouldBe(
            [
                // The same names with other definitions: DX and ADXR on their own averages, ER over the whole history,
                // gator on an average without a start, STC smoothed otherwise, WAD with the open for the close.
                "acosc", "adxr", "dm", "dx", "epma", "er", "gator", "lrsi", "mean_ad", "rocr100", "squeeze_momentum", "stc", "wad",
                // Two series.
                "beta", "correl", "rsmk",
                // Not in the catalog.
                "bandpass", "cg", "cksp", "correlation_cycle", "dec_osc", "decycler", "devstop", "dti", "fosc", "frama", "gauss",
                "high_pass", "high_pass_2_pole", "hull_suit", "hwma", "ift_rsi", "jma", "kaufmanstop", "ma", "median_ad",
                "midpoint", "minmax", "mwdx", "nma", "pfe", "pma", "reflex", "rvi", "safezonestop", "skew", "srwma",
                "supersmoother_3_pole", "trendflex", "vlma", "voss", "vpci",
            ],
            ignoreOrder: true);
    }

    static string Key(CsvTable constants, int row) =>
        $"{constants.Text(row, "indicator_test")} {constants.Text(row, "field")}".Trim();
}

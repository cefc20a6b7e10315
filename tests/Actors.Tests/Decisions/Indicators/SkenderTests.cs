using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>
/// The spreadsheets kept beside Skender's library, and what the library recorded of itself: every row to 1e-9 relative,
/// empty exactly where they are empty.
/// </summary>
public sealed class SkenderTests
{
    static readonly ReferenceCase[] Spreadsheets =
    [
        new("adl", "adl", "adl"),
        new("adx-14", "adx(14)", "pdi=plus_di mdi=minus_di dx adx"),
        new("alma-10-0.85-6", "alma(10,0.85,6)", "alma"),
        new("atr-14", "atr(14)", "atr"),
        new("atr-14", "natr(14)", "atr_percent=natr"),
        new("atr-14", "tr", "tr"),
        new("atrstop-21-3-close", "atr-stop(21,3,close)", "buy_stop sell_stop atr_stop=stop"),
        new("bbands-20-2", "bollinger(20,2)", "sma=middle upper lower percent_b zscore width"),
        new("bbands-20-2", "stddev(20)", "stdev=stddev"),
        new("bop-14", "bop(14)", "bop"),
        new("candle-parts", "candle-parts", "size body upper_wick lower_wick body_pct=body_part upper_pct=upper_part lower_pct=lower_part"),
        new("dema-20", "dema(20)", "dema"),
        new("donchian-20", "donchian(20)", "center=middle upper lower width"),
        new("dpo-14", "dpo(14)", "dpo") { Shift = 8 },
        new("elder-ray-13", "elder-ray(13)", "bull_power=bulls bear_power=bears"),
        new("ema-20-close", "ema(20)", "ema"),
        new("fractal-2", "fractal(2,2)", "bear=high bull=low") { Shift = 2 },
        new("ht-trendline", "ht-trendline", "trendline smooth"),
        new("kvo-34-55-13", "kvo(34,55,13)", "kvo signal"),
        new("macd-12-26-9", "macd(12,26,9)", "macd signal histogram"),
        new("macd-12-26-9", "ema(12)", "ema_fast=ema"),
        new("macd-12-26-9", "ema(26)", "ema_slow=ema"),
        new("obv", "obv", "obv"),
        new("pivot-points-standard-month", "pivot-points(month)", "pp s1 s2 s3 r1 r2 r3") { SameEmptiness = false }, // the sheet leaves out the last bar of each month
        new("price-parts", "price(hl2)", "hl2=price"),
        new("price-parts", "price(hlc3)", "hlc3=price"),
        new("price-parts", "price(oc2)", "oc2=price"),
        new("price-parts", "price(ohl3)", "ohl3=price"),
        new("price-parts", "price(ohlc4)", "ohlc4=price"),
        new("psar-0.01-0.02-0.2", "psar(0.02,0.2,initial=0.01)", "sar reversal"),
        new("roc-20", "roc(20)", "roc"),
        new("roc-20", "momentum(20)", "momentum"),
        new("rsi-14", "rsi(14)", "rsi"),
        new("slope-20", "linreg(20)", "slope r2 stdev=stddev"),
        new("sma-20-close", "sma(20)", "sma"),
        new("sma-20-volume", "sma(20,volume)", "sma"),
        new("smma-20", "smma(20)", "smma"),
        new("stc-9-12-26", "stc(9,12,26)", "stc"),
        new("stddev-10", "stddev(10)", "stddev"),
        new("stddev-10", "sma(10)", "mean=sma"),
        new("stddev-10", "zscore(10)", "zscore"),
        new("stoch-14-3-3", "stochastic(14,3,3)", "k d j"),
        new("stochrsi-14-14-3-1", "stochrsi(14,14,3,1)", "stochrsi signal"),
        new("supertrend-14-3", "supertrend(14,3)", "supertrend upper lower"),
        new("tr", "tr", "tr"),
        new("trix-20", "trix(20)", "trix"),
        new("volatility-stop-14-3", "volatility-stop(14,3)", "sar=stop upper lower"),
        new("vwap-session", "vwap(always)", "vwap") { Input = "quotes-intraday" },
        new("vwma-10", "vwma(10)", "vwma"),
        new("williamsr-14", "williamsr(14)", "percent_r=williamsr"),
    ];

    static readonly ReferenceCase[] Library =
    [
        new("cci-20", "cci(20)", "cci"),
        new("chaikin-osc-3-10", "chaikin-oscillator(3,10)", "oscillator=chaikin_oscillator"),
        new("chaikin-osc-3-10", "adl", "adl"),
        new("connorsrsi-3-2-100", "connorsrsi(3,2,100)", "rsi rsiStreak=streak_rsi percentRank=rank connorsRsi=connorsrsi"),
        new("dema-14", "dema(14)", "dema"),
        new("heikin-ashi", "heikin-ashi", "open high low close"),
        new("keltner-20-2-10", "keltner(20,2,10)", "upperBand=upper centerline=middle lowerBand=lower width"),
        new("psar-0.02-0.2", "psar(0.02,0.2,first-trend=hidden)", "sar isReversal=reversal"),
        new("roc-14", "roc(14)", "roc"),
        new("roc-14", "momentum(14)", "momentum"),
        new("stddev-14", "stddev(14)", "stdDev=stddev"),
        new("stddev-14", "sma(14)", "mean=sma"),
        new("stddev-14", "zscore(14)", "zScore=zscore"),
        new("wma-14", "wma(14)", "wma"),
    ];

    public static TheoryData<ReferenceCase> SpreadsheetCases => [.. Spreadsheets];
    public static TheoryData<ReferenceCase> LibraryCases => [.. Library];

    [NeedsReferenceDataTheory, MemberData(nameof(SpreadsheetCases))]
    public void The_spreadsheet_says_the_same(ReferenceCase reference) =>
        reference.Check("skender", Quotes(reference.Input ?? "quotes"), Relative);

    [NeedsReferenceDataTheory, MemberData(nameof(LibraryCases))]
    public void The_library_says_the_same(ReferenceCase reference) =>
        reference.Check("skender-library", Quotes("quotes"), Relative);

    /// <summary>Every file is compared, or stands here with the reason why not.</summary>
    [NeedsReferenceDataFact]
    public void Files_that_are_not_compared_are_named()
    {
        string[] left =
        [
            "constants-from-tests",  // read by SkenderConstantTests
            "correlation-20",        // needs two series
            "prs-30",                // needs two series
            "quotes", "quotes-compare", "quotes-intraday",
            "quotes-zeros",          // read by ZeroBarTests
            "zigzag-close-3pct",     // draws lines back from later turning points
        ];

        Coverage.Uncovered("skender", Spreadsheets).ShouldBe(left, ignoreOrder: true);
        Coverage.Uncovered("skender-library", Library).ShouldBeEmpty();
    }

    internal static Bar[] Quotes(string file) => CsvTable.Read(SharedData.Path("indicators", "skender", $"{file}.csv")!).Bars();

    static double Relative(string text) =>
        double.TryParse(text, out var expected) ? 1e-9 * Math.Max(Math.Abs(expected), 1e-3) : 0;
}

namespace Actors.Tests.Decisions.Indicators;

/// <summary>The worked examples of a chart school, to one unit of the last digit shown. Recursive ones start from the first value.</summary>
public sealed class StockChartsTests
{
    static readonly ReferenceCase[] Cases =
    [
        new("adl", "adl", "ADLine=adl"),
        new("adx-14", "adx(14)", "+DI14=plus_di -DI14=minus_di DX=dx ADX=adx"),
        new("atr-10", "atr(14,first-range=first-bar)", "ATR=atr") { SameEmptiness = false },
        new("bbands-20-2", "bollinger(20,2)", "MiddleBand=middle HighBand=upper LowBand=lower PercentageBand=percent_b"),
        new("bbands-20-2", "bollinger(20,2)", "WidthBand=width") { Scale = 100 },
        new("bbands-20-2", "stddev(20)", "20-day~Standard~Deviation=stddev"),
        new("cci-20", "cci(20)", "CCI=cci"),
        new("ease-of-movement-14", "ease-of-movement(14)", "SMA_EMV=ease_of_movement"),
        new("force-index-13", "force-index(13,first)", "FI=force_index"),
        new("keltner-10", "keltner(20,2,10,ema-first,first-range=first-bar)", "upper_band=upper middle_band=middle lower_band=lower") { SameEmptiness = false },
        new("macd-12-26-9-first-value-seed", "macd(12,26,9,first)", "MACD_line=macd") { SameEmptiness = false },
        new("macd-12-26-9-first-value-seed", "macd(12,26,9,first)", "MACD_signal=signal MACD_diff=histogram") { From = 105 },
        new("macd-12-26-9-first-value-seed", "ema(12,first)", "short_ema=ema"),
        new("macd-12-26-9-first-value-seed", "ema(26,first)", "long_ema=ema"),
        new("obv", "obv", "OBV=obv") { From = 1 },
        new("pvo-12-26-9", "pvo(12,26,9,ema-first)", "PVO=pvo PVO_Signal_Line=signal PVO_Histogram=histogram"),
        new("roc-12", "roc(12)", "ROC=roc"),
        new("rsi-14", "rsi(14,first)", "RSI=rsi") { SameEmptiness = false },
        new("stochastic-14-3", "stochastic(14,3,1)", "SO=k SO_SIG=d") { SameEmptiness = false },
        new("vwap-14", "rolling-vwap(14)", "vwap=rolling_vwap") { SameEmptiness = false },
        new("williamsr-14", "williamsr(14)", "Williams_%R=williamsr"),
    ];

    public static TheoryData<ReferenceCase> All => [.. Cases];

    [NeedsReferenceDataTheory, MemberData(nameof(All))]
    public void The_example_says_the_same(ReferenceCase reference) => reference.Check(
        "stockcharts", CsvTable.Read(SharedData.Path("indicators", "stockcharts", $"{reference.File}.csv")!).Bars(),
        text => 2 * ReferenceCase.HalfOfTheLastDigit(text));

    [NeedsReferenceDataFact]
    public void Every_file_is_compared() => Coverage.Uncovered("stockcharts", Cases).ShouldBeEmpty();
}

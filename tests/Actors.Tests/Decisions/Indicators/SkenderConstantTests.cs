using System.Globalization;
using Actors.Decisions.Indicators;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>Single values written in the tests of Skender's library, with other parameters than the spreadsheets have.</summary>
public sealed class SkenderConstantTests
{
    /// <summary>One fluent call of that library and the indicator that it names here.</summary>
    public sealed record Call(string Indicator, string Text, string Spec, string Fields)
    {
        public int Shift { get; init; }
        public string Input { get; init; } = "quotes";

        public int From { get; init; }

        /// <summary>Bars at the end of the input that the test took.</summary>
        public int Last { get; init; } = int.MaxValue;

        public override string ToString() => $"{Indicator} {Text} = {Spec}";
    }

    static readonly Call[] Table =
    [
        new("Adl", "ToAdl()", "adl", "Adl=adl"),
        new("Adx", "ToAdx()", "adx(14)", "Adx=adx Dx=dx Mdi=minus_di Pdi=plus_di"),
        new("Alma", "ToAlma(10,0.85,6)", "alma(10,0.85,6)", "Alma=alma"),
        new("Atr", "ToAtr()", "atr(14)", "Atr=atr"),
        new("Atr", "ToAtr()", "natr(14)", "Atrp=natr"),
        new("Atr", "ToAtr()", "tr", "Tr=tr"),
        new("BollingerBands", "ToBollingerBands()", "bollinger(20,2)",
            "LowerBand=lower PercentB=percent_b Sma=middle UpperBand=upper Width=width ZScore=zscore"),
        new("Bop", "ToBop()", "bop(14)", "Bop=bop"),
        new("Cci", "ToCci()", "cci(20)", "Cci=cci"),
        new("ChaikinOsc", "ToChaikinOsc(3,10)", "chaikin-oscillator(3,10)", "Oscillator=chaikin_oscillator"),
        new("ChaikinOsc", "ToChaikinOsc(3,10)", "adl", "Adl=adl"),
        new("Dema", "ToDema(20)", "dema(20)", "Dema=dema"),
        new("Donchian", "ToDonchian()", "donchian(20)", "Centerline=middle LowerBand=lower UpperBand=upper Width=width"),
        new("ElderRay", "ToElderRay()", "elder-ray(13)", "BearPower=bears BullPower=bulls"),
        new("ElderRay", "ToElderRay()", "ema(13)", "Ema=ema"),
        new("Fractal", "ToFractal()", "fractal(2,2)", "FractalBear=high FractalBull=low") { Shift = 2 },
        new("Fractal", "ToFractal(4,4)", "fractal(4,4)", "FractalBear=high FractalBull=low") { Shift = 4 },
        new("HeikinAshi", "ToHeikinAshi()", "heikin-ashi", "Close=close High=high Low=low Open=open"),
        new("HtTrendline", "ToHtTrendline()", "ht-trendline", "SmoothPrice=smooth Trendline=trendline"),
        new("Keltner", "ToKeltner(20,2,10)", "keltner(20,2,10)", "Centerline=middle LowerBand=lower UpperBand=upper Width=width"),
        new("Kvo", "ToKvo()", "kvo(34,55,13)", "Oscillator=kvo Signal=signal"),
        new("Macd", "ToMacd(12,26,9)", "macd(12,26,9)", "Histogram=histogram Macd=macd Signal=signal"),
        new("Macd", "ToMacd(12,26,9)", "ema(12)", "FastEma=ema"),
        new("Macd", "ToMacd(12,26,9)", "ema(26)", "SlowEma=ema"),
        new("Obv", "ToObv()", "obv", "Obv=obv"),
        new("ParabolicSar", "ToParabolicSar(0.02,0.2).ToList()", "psar(0.02,0.2,first-trend=hidden)", "Sar=sar"),
        new("ParabolicSar", "ToParabolicSar(0.02,0.2,0.01).ToList()", "psar(0.02,0.2,0.01,hidden)", "Sar=sar"),
        new("PivotPoints", "ToPivotPoints(BarInterval.Month,PivotPointType.Demark)", "pivot-points(month,demark)", "PP=pp R1=r1 S1=s1"),
        new("PivotPoints", "ToPivotPoints(BarInterval.Month,PivotPointType.Standard)", "pivot-points(month)",
            "PP=pp R1=r1 R2=r2 R3=r3 S1=s1 S2=s2 S3=s3"),
        new("PivotPoints", "Fibonacci_AsPivotType_ReturnsExpectedResult", "pivot-points(hour,fibonacci)",
            "PP=pp R1=r1 R2=r2 R3=r3 S1=s1 S2=s2 S3=s3") { Input = "quotes-intraday", Last = 300 },
        new("PivotPoints", "Woodie_AsPivotType_ReturnsExpectedResult", "pivot-points(day,woodie)",
            "PP=pp R1=r1 R2=r2 R3=r3 S1=s1 S2=s2 S3=s3") { Input = "quotes-intraday" },
        new("Roc", "ToRoc(20)", "roc(20)", "Roc=roc"),
        new("Roc", "ToRoc(20)", "momentum(20)", "Momentum=momentum"),
        new("Rsi", "ToRsi()", "rsi(14)", "Rsi=rsi"),
        new("Rsi", "ToRsi(1)", "rsi(1)", "Rsi=rsi"),
        new("Slope", "ToSlope(20)", "linreg(20)", "RSquared=r2 Slope=slope StdDev=stddev"),
        new("Sma", "ToSma(20)", "sma(20)", "Sma=sma"),
        new("Sma", "Use(CandlePart.Open).ToSma(20)", "sma(20,open)", "Sma=sma"),
        new("Sma", "Use(CandlePart.Volume).ToSma(20)", "sma(20,volume)", "Sma=sma"),
        new("Smma", "ToSmma(20)", "smma(20)", "Smma=smma"),
        new("Stc", "ToStc(9,12,26)", "stc(9,12,26)", "Stc=stc"),
        new("StdDev", "ToStdDev(10)", "stddev(10)", "StdDev=stddev"),
        new("StdDev", "ToStdDev(10)", "sma(10)", "Mean=sma"),
        new("StdDev", "ToStdDev(10)", "zscore(10)", "ZScore=zscore"),
        new("Stoch", "ToStoch(1,10,1)", "stochastic(1,10,1)", "Oscillator=k"),
        new("Stoch", "ToStoch(14,3,3)", "stochastic(14,3,3)", "D=d J=j K=k Oscillator=k PercentJ=j Signal=d"),
        new("Stoch", "ToStoch(5,10,1)", "stochastic(5,10,1)", "Oscillator=k Signal=d"),
        new("Stoch", "ToStoch(9,3,3,5,4,MaType.SMMA)", "stochastic(9,3,3,5,4,smma-first)", "D=d J=j K=k")
        {
            From = 100, // how theirs starts is not told, and forgotten by then
        },
        new("Tr", "ToTr()", "tr", "Tr=tr"),
        new("Trix", "ToTrix(20)", "trix(20)", "Trix=trix"),
        new("VolatilityStop", "ToVolatilityStop(14)", "volatility-stop(14,3)", "LowerBand=lower Sar=stop UpperBand=upper"),
        new("Vwma", "ToVwma(10)", "vwma(10)", "Vwma=vwma"),
        new("WilliamsR", "ToWilliamsR()", "williamsr(14)", "WilliamsR=williamsr"),
        new("Wma", "ToWma(20)", "wma(20)", "Wma=wma"),
    ];

    static CsvTable Constants => CsvTable.Read(SharedData.Path("indicators", "skender", "constants-from-tests.csv")!);

    public static TheoryData<Call> Calls => [.. Table];

    [NeedsReferenceDataTheory, MemberData(nameof(Calls))]
    public void The_test_code_says_the_same(Call call)
    {
        var fields = Fields(call);
        var runner = IndicatorCatalog.Parse(call.Spec);
        var rows = SkenderTests.Quotes(call.Input).TakeLast(call.Last).Select(bar =>
        {
            runner.Update(bar);
            var values = new double[runner.Outputs.Count];
            runner.Read(values);
            return values;
        }).ToArray();
        var constants = Constants;
        var compared = 0;
        for (var i = 0; i < constants.Count; i++)
        {
            if (!Matches(constants, i, call) || !fields.TryGetValue(constants.Text(i, "field"), out var output))
                continue;
            var index = constants.Text(i, "index");
            var row = index == "^1" ? rows.Length - 1 : int.Parse(index, CultureInfo.InvariantCulture) + call.Shift;
            if (row < call.From)
                continue;
            var at = runner.Outputs.ToList().FindIndex(o => o.Name == output);
            rows[row][at].ShouldBe(constants.Number(i, "expected"), Tolerance(constants.Text(i, "tolerance")), $"{call} row {row}");
            compared++;
        }
        compared.ShouldBeGreaterThan(0);
    }

    [NeedsReferenceDataFact]
    public void Constants_that_are_not_compared_are_named()
    {
        var constants = Constants;
        var left = Enumerable.Range(0, constants.Count)
            .Where(i => !Table.Any(call => Matches(constants, i, call) && Fields(call).ContainsKey(constants.Text(i, "field"))))
            .Select(i => $"{constants.Text(i, "indicator")}.{constants.Text(i, "field")}")
            .Distinct(StringComparer.Ordinal);

        left.ShouldBe(
            [
                // Parts of an indicator that it does not give out.
                "Adl.MoneyFlowMultiplier", "Adl.MoneyFlowVolume", "ChaikinOsc.MoneyFlowMultiplier", "ChaikinOsc.MoneyFlowVolume",
                "HeikinAshi.Volume", "HtTrendline.DcPeriods", "Trix.Ema3",
                // Two calls under one name: see the next test.
                "ConnorsRsi.Rsi", "ConnorsRsi.RsiStreak", "ConnorsRsi.PercentRank", "ConnorsRsi.ConnorsRsi",
                // Two series.
                "Correlation.Correlation", "Correlation.RSquared", "Prs.Prs", "Prs.PrsPercent",
                // Camarilla's input is not named: the formula is tested in PivotPointTests.
                "PivotPoints.PP", "PivotPoints.S1", "PivotPoints.S2", "PivotPoints.S3", "PivotPoints.S4",
                "PivotPoints.R1", "PivotPoints.R2", "PivotPoints.R3", "PivotPoints.R4",
                // Counted from the start of the history, or drawn back from its end.
                "Slope.Intercept", "Slope.Line",
            ],
            ignoreOrder: true);
    }

    [NeedsReferenceDataFact]
    public void Connors_rsi_with_other_lengths_says_the_same()
    {
        var indicator = SkenderTests.Quotes("quotes").Aggregate(new ConnorsRsi(14, 20, 10), (state, bar) => state.Next(bar));

        indicator.Rsi.ShouldBe(42.0773, 5e-5);
        indicator.StreakRsi.ShouldBe(52.7386, 5e-5);
        indicator.Rank.ShouldBe(90);
        indicator.Value.ShouldBe(61.6053, 5e-5);
    }

    static bool Matches(CsvTable constants, int row, Call call) =>
        constants.Text(row, "indicator") == call.Indicator
        && (constants.Text(row, "call") is { Length: > 0 } text ? text == $"Bars.{call.Text}" : constants.Text(row, "test") == call.Text);

    static Dictionary<string, string> Fields(Call call) => call.Fields.Split(' ')
        .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary><c>Money4</c> and <c>round5</c> are half a unit of that decimal, 0 is one of the whole number.</summary>
    static double Tolerance(string text) =>
        text == "exact" ? 1e-9 : 0.5001 * Math.Pow(10, -int.Parse(text.Trim("Moneyrud".ToCharArray()), CultureInfo.InvariantCulture));
}

using Actors.Decisions.Indicators;
using Actors.Domain;
using static Actors.Tests.Decisions.Indicators.Textbook;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>The indicators beside their textbook forms, with parameters that no reference file has.</summary>
public sealed class TextbookTests
{
    sealed record Pair(string Spec, string Output, Func<Bar[], double[]> Expected);

    static readonly Pair[] Pairs =
    [
        new("sma(7)", "sma", b => Sma(Closes(b), 7)),
        new("sma(1)", "sma", Closes),
        new("sma(33,hl2)", "sma", b => Sma([.. b.Select(x => (x.High + x.Low) / 2)], 33)),
        new("ema(9)", "ema", b => Ema(Closes(b), 9)),
        new("ema(1)", "ema", Closes),
        new("smma(11)", "smma", b => Wilder(Closes(b), 11)),
        new("wma(13)", "wma", b => Wma(Closes(b), 13)),
        new("hma(16)", "hma", b => Wma(Zip(Wma(Closes(b), 8), Wma(Closes(b), 16), (h, f) => 2 * h - f), 4)),
        new("dema(8,each)", "dema", b => Zip(Ema(Closes(b), 8), Ema(Ema(Closes(b), 8), 8), (one, two) => 2 * one - two)),
        new("tema(6,each)", "tema", b => Zip(
            Zip(Ema(Closes(b), 6), Ema(Ema(Closes(b), 6), 6), (one, two) => 3 * one - 3 * two),
            Ema(Ema(Ema(Closes(b), 6), 6), 6), (sum, three) => sum + three)),
        new("kama(7,3,20)", "kama", b => Kama(Closes(b), 7, 3, 20)),
        new("rsi(5)", "rsi", b => Rsi(Closes(b), 5)),
        new("rsi(21)", "rsi", b => Rsi(Closes(b), 21)),
        new("macd(5,13,4)", "macd", b => Zip(Ema(Closes(b), 5), Ema(Closes(b), 13), (f, s) => f - s)),
        new("macd(5,13,4)", "signal", b => Ema(Zip(Ema(Closes(b), 5), Ema(Closes(b), 13), (f, s) => f - s), 4)),
        new("bollinger(9,1.5)", "middle", b => Sma(Closes(b), 9)),
        new("bollinger(9,1.5)", "upper", b => Zip(Sma(Closes(b), 9), Deviation(Closes(b), 9), (m, d) => m + 1.5 * d)),
        new("bollinger(9,1.5)", "lower", b => Zip(Sma(Closes(b), 9), Deviation(Closes(b), 9), (m, d) => m - 1.5 * d)),
        new("tr", "tr", TrueRange),
        new("atr(5)", "atr", b => Atr(b, 5)),
        new("atr(8,simple)", "atr", b => Sma(TrueRange(b), 8)),
        new("adx(7)", "adx", b => Directional(b, 7).Adx),
        new("adx(7)", "plus_di", b => Directional(b, 7).Plus),
        new("adx(7)", "minus_di", b => Directional(b, 7).Minus),
        new("stochastic(9,4,2)", "k", b => Sma(StochasticK(b, 9), 2)),
        new("stochastic(9,4,2)", "d", b => Sma(Sma(StochasticK(b, 9), 2), 4)),
        new("williamsr(10)", "williamsr", b => [.. StochasticK(b, 10).Select(k => k - 100)]),
        new("cci(11)", "cci", b => Cci(b, 11)),
        new("cci(40)", "cci", b => Cci(b, 40)),
        new("mfi(9)", "mfi", b => Mfi(b, 9)),
        new("roc(6)", "roc", b => [.. Closes(b).Select((c, i) => i < 6 ? double.NaN : 100 * (c / b[i - 6].Close - 1))]),
        new("momentum(4)", "momentum", b => [.. Closes(b).Select((c, i) => i < 4 ? double.NaN : c - b[i - 4].Close)]),
        new("obv", "obv", Obv),
        new("donchian(8,current)", "upper", b => Highest([.. b.Select(x => x.High)], 8)),
        new("donchian(8,current)", "lower", b => Lowest([.. b.Select(x => x.Low)], 8)),
        new("donchian(8)", "upper", b => [double.NaN, .. Highest([.. b.Select(x => x.High)], 8)[..^1]]),
        new("keltner(9,1.5,6)", "upper", b => Zip(Ema(Closes(b), 9), Atr(b, 6), (m, a) => m + 1.5 * a)),
        new("keltner(9,1.5,6,sma,hlc3,simple)", "lower", b => Zip(
            Sma([.. b.Select(x => (x.High + x.Low + x.Close) / 3)], 9), Sma(TrueRange(b), 6), (m, a) => m - 1.5 * a)),
        new("supertrend(6,2)", "supertrend", b => Supertrend(b, 6, 2)),
        new("aroon(9)", "up", b => SinceHighest(b, 9)),
        new("stddev(12)", "stddev", b => Deviation(Closes(b), 12)),
        new("linreg(10)", "slope", b => Slope(Closes(b), 10)),
        new("linreg(10)", "value", b => Zip(Sma(Closes(b), 10), Slope(Closes(b), 10), (m, s) => m + 4.5 * s)),
        new("rolling-vwap(7)", "rolling_vwap", b => [.. b.Select((_, i) => i < 6 ? double.NaN : Vwap(b[(i - 6)..(i + 1)]))]),
        new("ichimoku(5,11,20)", "senkou_b", b => [.. Enumerable.Repeat(double.NaN, 11), .. Middle(b, 20)[..^11]]),
        new("ichimoku(5,11,20)", "senkou_a", b => [.. Enumerable.Repeat(double.NaN, 11), .. Zip(Middle(b, 5), Middle(b, 11), (t, k) => (t + k) / 2)[..^11]]),
        new("max(6)", "max", b => Highest(Closes(b), 6)),
        new("min(6)", "min", b => Lowest(Closes(b), 6)),
        new("zscore(9)", "zscore", b => [.. Closes(b).Zip(Sma(Closes(b), 9), Deviation(Closes(b), 9)).Select(x => x.Third > 1e-13 * x.First ? (x.First - x.Second) / x.Third : x.Third * 0)]),
    ];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var i = 0; i < Pairs.Length; i++)
                cases.Add(i, $"{Pairs[i].Spec}.{Pairs[i].Output}");
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_textbook_says_the_same(int index, string name)
    {
        var pair = Pairs[index];
        foreach (var bars in new[] { TestBars.Walk(index + 1, 400), TestBars.Walk(index + 1, 45) })
        {
            var runner = IndicatorCatalog.Parse(pair.Spec);
            var actual = runner.Compute(bars)[runner.Outputs.ToList().FindIndex(output => output.Name == pair.Output)];
            var expected = pair.Expected(bars);
            for (var i = 0; i < bars.Length; i++)
            {
                double.IsNaN(actual[i]).ShouldBe(double.IsNaN(expected[i]), $"{name} at {i}");
                if (!double.IsNaN(expected[i]))
                    actual[i].ShouldBe(expected[i], 1e-9 * Math.Max(1, Math.Abs(expected[i])), $"{name} at {i}");
            }
        }
    }

    static double Vwap(Bar[] bars) => bars.Sum(b => (b.High + b.Low + b.Close) / 3 * b.Volume) / bars.Sum(b => b.Volume);

    static double[] Middle(Bar[] bars, int n) =>
        Zip(Highest([.. bars.Select(b => b.High)], n), Lowest([.. bars.Select(b => b.Low)], n), (h, l) => (h + l) / 2);
}

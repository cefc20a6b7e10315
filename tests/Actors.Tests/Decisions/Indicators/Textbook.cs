using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>
/// Indicators as the books write them: whole arrays, every window summed anew. Slow, plain, and written without a look
/// at the ones they test. NaN where there is no value yet.
/// </summary>
static class Textbook
{
    public static double[] Closes(Bar[] bars) => [.. bars.Select(bar => bar.Close)];

    /// <summary>A function of the last <paramref name="n"/> numbers at every place that has so many, all numbers.</summary>
    public static double[] Rolling(double[] x, int n, Func<double[], double> of) =>
        [.. x.Select((_, i) => i + 1 < n || x[(i + 1 - n)..(i + 1)].Any(double.IsNaN) ? double.NaN : of(x[(i + 1 - n)..(i + 1)]))];

    public static double[] Sma(double[] x, int n) => Rolling(x, n, w => w.Average());

    public static double[] Wma(double[] x, int n) =>
        Rolling(x, n, w => w.Select((y, i) => (i + 1) * y).Sum() / (n * (n + 1) / 2.0));

    public static double[] Deviation(double[] x, int n) =>
        Rolling(x, n, w => Math.Sqrt(w.Average(y => (y - w.Average()) * (y - w.Average()))));

    public static double[] Smoothed(double[] x, int n, double weight)
    {
        var result = Enumerable.Repeat(double.NaN, x.Length).ToArray();
        var first = Array.FindIndex(x, y => !double.IsNaN(y));
        if (first < 0 || first + n > x.Length)
            return result;
        result[first + n - 1] = x[first..(first + n)].Average();
        for (var i = first + n; i < x.Length; i++)
            result[i] = weight * x[i] + (1 - weight) * result[i - 1];
        return result;
    }

    public static double[] Ema(double[] x, int n) => Smoothed(x, n, 2.0 / (n + 1));

    public static double[] Wilder(double[] x, int n) => Smoothed(x, n, 1.0 / n);

    public static double[] Changes(double[] x) => [.. x.Select((y, i) => i == 0 ? double.NaN : y - x[i - 1])];

    public static double[] Zip(double[] x, double[] y, Func<double, double, double> of) => [.. x.Zip(y, of)];

    public static double[] Rsi(double[] x, int n)
    {
        var gain = Wilder([.. Changes(x).Select(c => double.IsNaN(c) ? c : Math.Max(c, 0))], n);
        var loss = Wilder([.. Changes(x).Select(c => double.IsNaN(c) ? c : Math.Max(-c, 0))], n);
        return Zip(gain, loss, (g, l) => double.IsNaN(g) ? g : l == 0 ? 100 : 100 * g / (g + l));
    }

    public static double[] TrueRange(Bar[] bars) => [.. bars.Select((b, i) => i == 0
        ? double.NaN
        : Math.Max(b.High, bars[i - 1].Close) - Math.Min(b.Low, bars[i - 1].Close))];

    public static double[] Atr(Bar[] bars, int n) => Wilder(TrueRange(bars), n);

    public static double[] Highest(double[] x, int n) => Rolling(x, n, w => w.Max());

    public static double[] Lowest(double[] x, int n) => Rolling(x, n, w => w.Min());

    public static double[] StochasticK(Bar[] bars, int n)
    {
        var (high, low) = (Highest([.. bars.Select(b => b.High)], n), Lowest([.. bars.Select(b => b.Low)], n));
        return [.. bars.Select((b, i) => double.IsNaN(high[i]) ? double.NaN
            : high[i] > low[i] ? 100 * (b.Close - low[i]) / (high[i] - low[i]) : 0)];
    }

    public static double[] Cci(Bar[] bars, int n) => Rolling([.. bars.Select(b => (b.High + b.Low + b.Close) / 3)], n, w =>
    {
        var deviation = w.Average(y => Math.Abs(y - w.Average()));
        return w.Max() > w.Min() ? (w[^1] - w.Average()) / (0.015 * deviation) : 0;
    });

    public static double[] Mfi(Bar[] bars, int n)
    {
        var price = bars.Select(b => (b.High + b.Low + b.Close) / 3).ToArray();
        return [.. bars.Select((_, i) =>
        {
            if (i < n)
                return double.NaN;
            var window = Enumerable.Range(i + 1 - n, n).ToArray();
            var up = window.Where(j => price[j] > price[j - 1]).Sum(j => price[j] * bars[j].Volume);
            var down = window.Where(j => price[j] < price[j - 1]).Sum(j => price[j] * bars[j].Volume);
            return down > 0 ? 100 * up / (up + down) : 100;
        })];
    }

    public static (double[] Plus, double[] Minus, double[] Adx) Directional(Bar[] bars, int n)
    {
        var up = bars.Select((b, i) => i == 0 ? double.NaN : Move(b.High - bars[i - 1].High, bars[i - 1].Low - b.Low)).ToArray();
        var down = bars.Select((b, i) => i == 0 ? double.NaN : Move(bars[i - 1].Low - b.Low, b.High - bars[i - 1].High)).ToArray();
        var range = Wilder(TrueRange(bars), n);
        var plus = Zip(Wilder(up, n), range, (u, r) => double.IsNaN(r) ? r : r > 0 ? 100 * u / r : 0);
        var minus = Zip(Wilder(down, n), range, (d, r) => double.IsNaN(r) ? r : r > 0 ? 100 * d / r : 0);
        var dx = Zip(plus, minus, (p, m) => double.IsNaN(p) ? p : p + m > 0 ? 100 * Math.Abs(p - m) / (p + m) : 0);
        return (plus, minus, Wilder(dx, n));

        static double Move(double mine, double other) => mine > other && mine > 0 ? mine : 0;
    }

    public static double[] Slope(double[] x, int n) => Rolling(x, n, w =>
    {
        var middle = (n - 1) / 2.0;
        return w.Select((y, i) => (i - middle) * (y - w.Average())).Sum() / Enumerable.Range(0, n).Sum(i => (i - middle) * (i - middle));
    });

    public static double[] Kama(double[] x, int n, int fast, int slow)
    {
        var result = Enumerable.Repeat(double.NaN, x.Length).ToArray();
        result[n - 1] = x[n - 1];
        for (var i = n; i < x.Length; i++)
        {
            var way = Enumerable.Range(i + 1 - n, n).Sum(j => Math.Abs(x[j] - x[j - 1]));
            var er = way == 0 ? 0 : Math.Abs(x[i] - x[i - n]) / way;
            var sc = Math.Pow(er * (2.0 / (fast + 1) - 2.0 / (slow + 1)) + 2.0 / (slow + 1), 2);
            result[i] = way == 0 ? x[i] : result[i - 1] + sc * (x[i] - result[i - 1]);
        }
        return result;
    }

    public static double[] Supertrend(Bar[] bars, int n, double k)
    {
        var atr = Atr(bars, n);
        var result = Enumerable.Repeat(double.NaN, bars.Length).ToArray();
        var (upper, lower, rising) = (double.NaN, double.NaN, true);
        for (var i = n; i < bars.Length; i++)
        {
            var (middle, before) = ((bars[i].High + bars[i].Low) / 2, bars[i - 1].Close);
            if (i == n)
                (upper, lower, rising) = (middle + k * atr[i], middle - k * atr[i], bars[i].Close >= middle);
            upper = before > upper ? middle + k * atr[i] : Math.Min(upper, middle + k * atr[i]);
            lower = before < lower ? middle - k * atr[i] : Math.Max(lower, middle - k * atr[i]);
            rising = rising ? bars[i].Close > lower : bars[i].Close > upper;
            result[i] = rising ? lower : upper;
        }
        return result;
    }

    public static double[] SinceHighest(Bar[] bars, int n) => [.. bars.Select((_, i) =>
    {
        if (i < n)
            return double.NaN;
        var window = Enumerable.Range(i - n, n + 1).ToArray();
        return 100.0 * (n - (i - window.First(j => bars[j].High == window.Max(m => bars[m].High)))) / n;
    })];

    public static double[] Obv(Bar[] bars)
    {
        var sum = 0m;
        return [.. bars.Select((b, i) => (double)(sum += i == 0 ? 0 : Math.Sign(b.Close - bars[i - 1].Close) * (decimal)b.Volume))];
    }
}

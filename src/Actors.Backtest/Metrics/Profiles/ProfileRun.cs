namespace Actors.Backtest.Metrics.Profiles;

/// <summary>A run as plain columns: daily samples, and trades in the order of closing.</summary>
public sealed class ProfileRun
{
    public ProfileRun(MetricsInput input)
    {
        var calendar = new DailyCalendar();
        Samples = [.. input.Marks.SelectMany(calendar.Take)];
        Trades = input.Trades;
        Convention = input.Convention;
        Currency = input.Currency;
        Equity = [.. Samples.Select(sample => (double)sample.Equity.Value)];
        Balance = [.. Samples.Select(sample => (double)sample.Balance.Value)];
        Price = Samples.All(sample => sample.Benchmark is not null)
            ? [.. Samples.Select(sample => (double)sample.Benchmark!.Value.Value)]
            : null;
        Pnl = [.. Trades.Select(trade => (double)trade.Pnl.Value)];
        Returns = [.. Trades.Select(trade => trade.Return ?? 0)];
    }

    public IReadOnlyList<EquityMark> Samples { get; }
    public IReadOnlyList<TradeResult> Trades { get; }
    public Convention Convention { get; }
    public string Currency { get; }
    public double[] Equity { get; }
    public double[] Balance { get; }

    /// <summary>Of the benchmark; null unless every sample has one.</summary>
    public double[]? Price { get; }

    /// <summary>Profits in money.</summary>
    public double[] Pnl { get; }

    /// <summary>Profits on stake.</summary>
    public double[] Returns { get; }

    public double Start => Equity[0];
    public double End => Equity[^1];

    public DateTimeOffset From => Samples[0].Time;
    public DateTimeOffset To => Samples[^1].Time;
    public double Days => (To - From).TotalDays;

    public int Winners => Pnl.Count(pnl => pnl > 0);
    public int Losers => Pnl.Count(pnl => pnl < 0);
    public double Gains => Pnl.Where(pnl => pnl > 0).Sum();

    /// <summary>Positive.</summary>
    public double Losses => -Pnl.Where(pnl => pnl < 0).Sum();

    /// <summary>Changes from one value to the next.</summary>
    public static double[] Changes(double[] values) =>
        [.. Enumerable.Range(1, Math.Max(0, values.Length - 1)).Select(i => values[i] / values[i - 1] - 1)];

    /// <summary>Growth of one unit through the returns; the start is not in it.</summary>
    public static double[] Compounded(double[] returns)
    {
        var growth = 1.0;
        return [.. returns.Select(change => growth *= 1 + change)];
    }

    /// <summary>Deepest 1 − value/peak.</summary>
    public static double MaxDrawdown(double[] values)
    {
        double peak = double.NegativeInfinity, deepest = 0;
        foreach (var value in values)
        {
            peak = Math.Max(peak, value);
            deepest = Math.Max(deepest, 1 - value / peak);
        }
        return deepest;
    }

    /// <summary>Spans under water of the equity, with lengths in days.</summary>
    public DrawdownTracker UnderWater()
    {
        var tracker = new DrawdownTracker();
        for (var i = 0; i < Samples.Count; i++)
            tracker.Add(Samples[i].Time, Equity[i]);
        return tracker;
    }

    /// <summary>Deviation with NaN where it is undefined, as the numeric libraries of the other engines give it.</summary>
    public static double Deviation(IEnumerable<double> values, int ddof)
    {
        var moments = Moments.Of(values);
        return moments.Count > ddof ? moments.Deviation(ddof) : double.NaN;
    }

    /// <summary>Mean with NaN for no values.</summary>
    public static double Mean(double[] values) => values.Length == 0 ? double.NaN : values.Sum() / values.Length;
}

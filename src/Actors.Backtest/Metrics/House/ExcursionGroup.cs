namespace Actors.Backtest.Metrics.House;

/// <summary>Excursions leave the fees out; percentiles are linear between ranks.</summary>
static class ExcursionGroup
{
    public static MetricGroup Of(MetricsStream run)
    {
        var (money, multiples) = (run.TradeHistory.Money, run.TradeHistory.Multiples);
        var currency = Unit.Money(run.Currency);
        return new("excursions", "Excursions",
        [
            .. Rows("mae", "MAE", money.Adverse, multiples.Adverse, currency),
            .. Rows("mfe", "MFE", money.Favourable, multiples.Favourable, currency),
            .. Rows("etd", "Given back by the end", money.GivenBack, multiples.GivenBack, currency),
            new("edge_ratio", "Edge ratio", Unit.Ratio, Told(money, money.Edge), null, "mean MFE over mean MAE, in money"),
            new("edge_ratio_R", "Edge ratio in R", Unit.Ratio, Told(multiples, multiples.Edge)),
        ]);
    }

    static IEnumerable<Metric> Rows(string key, string label, Samples money, Samples multiples, Unit currency)
    {
        (Samples Values, string Suffix, string Words, Unit Unit)[] sides =
            [(money, "", "", currency), (multiples, "_R", " in R", Unit.R)];
        foreach (var (values, suffix, words, unit) in sides)
        {
            yield return new($"{key}_mean{suffix}", $"{label}, mean{words}", unit, Told(values, values.Mean));
            yield return new($"{key}_median{suffix}", $"{label}, median{words}", unit, Told(values, values.Median));
            yield return new($"{key}_p10{suffix}", $"{label}, 10th percentile{words}", unit, Told(values, values.Percentile(0.1)));
            yield return new($"{key}_p90{suffix}", $"{label}, 90th percentile{words}", unit, Told(values, values.Percentile(0.9)));
        }
    }

    static Figure Told(Excursions excursions, Figure figure) => Told(excursions.Adverse, figure);

    static Figure Told(Samples values, Figure figure) => values.Count == 0 ? "no trade has it measured" : figure;
}

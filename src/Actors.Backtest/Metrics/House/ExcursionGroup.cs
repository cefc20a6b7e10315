namespace Actors.Backtest.Metrics.House;

/// <summary>Excursions leave the fees out; percentiles are linear between ranks.</summary>
static class ExcursionGroup
{
    const string NotMeasured = "no trade has it measured";

    public static MetricGroup Of(MetricsStream run)
    {
        var (money, multiples) = (run.TradeHistory.Money, run.TradeHistory.Multiples);
        var currency = Unit.Money(run.Currency);
        var lacking = money.Adverse.Count == 0 ? NotMeasured : "no trade had a stop";
        return new("excursions", "Excursions",
        [
            .. Rows("mae", "MAE", money.Adverse, multiples.Adverse, currency, lacking),
            .. Rows("mfe", "MFE", money.Favourable, multiples.Favourable, currency, lacking),
            .. Rows("etd", "Given back by the end", money.GivenBack, multiples.GivenBack, currency, lacking),
            new("edge_ratio", "Edge ratio", Unit.Ratio, Told(money, money.Edge, NotMeasured), null, "mean MFE over mean MAE, in money"),
            new("edge_ratio_R", "Edge ratio in R", Unit.Ratio, Told(multiples, multiples.Edge, lacking)),
        ]);
    }

    static IEnumerable<Metric> Rows(string key, string label, Samples money, Samples multiples, Unit currency, string lacking)
    {
        (Samples Values, string Suffix, string Words, Unit Unit, string Lacking)[] sides =
            [(money, "", "", currency, NotMeasured), (multiples, "_R", " in R", Unit.R, lacking)];
        foreach (var (values, suffix, words, unit, without) in sides)
        {
            yield return new($"{key}_mean{suffix}", $"{label}, mean{words}", unit, Told(values, values.Mean, without));
            yield return new($"{key}_median{suffix}", $"{label}, median{words}", unit, Told(values, values.Median, without));
            yield return new($"{key}_p10{suffix}", $"{label}, 10th percentile{words}", unit, Told(values, values.Percentile(0.1), without));
            yield return new($"{key}_p90{suffix}", $"{label}, 90th percentile{words}", unit, Told(values, values.Percentile(0.9), without));
        }
    }

    static Figure Told(Excursions excursions, Figure figure, string without) => Told(excursions.Adverse, figure, without);

    static Figure Told(Samples values, Figure figure, string without) => values.Count == 0 ? without : figure;
}

using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>The house set of one run: what every surface shows of it.</summary>
public sealed record MetricsReport(
    DateTimeOffset From, DateTimeOffset To, string Currency, Convention Convention,
    IReadOnlyList<MetricGroup> Groups, IReadOnlyList<MetricTable> Tables)
{
    /// <summary>Of each trade, in the order in which they were given; empty where the trades were streamed.</summary>
    public IReadOnlyList<TradeOutcome> Outcomes { get; init; } = [];

    /// <summary>All metrics, in the order of their groups.</summary>
    public IEnumerable<Metric> Metrics => Groups.SelectMany(group => group.Metrics);

    /// <exception cref="DomainFault">There is no such metric.</exception>
    public Metric this[string key] => Metrics.FirstOrDefault(metric => metric.Key == key)
        ?? throw new DomainFault($"there is no metric '{key}' in the report");

    /// <exception cref="DomainFault">There is no such table.</exception>
    public MetricTable Table(string key) => Tables.FirstOrDefault(table => table.Key == key)
        ?? throw new DomainFault($"there is no table '{key}' in the report");

    /// <summary>The house set of a finished run.</summary>
    public static MetricsReport Of(MetricsInput input)
    {
        var stream = new MetricsStream(input.Convention, input.Currency);
        foreach (var mark in input.Marks)
            stream.Add(mark);
        foreach (var trade in input.Trades)
            stream.Add(trade);
        return stream.Report(input.Facts) with { Outcomes = [.. input.Trades.Select(trade => trade.Outcome)] };
    }
}

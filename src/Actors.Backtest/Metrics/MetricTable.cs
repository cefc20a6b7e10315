namespace Actors.Backtest.Metrics;

public sealed record MetricColumn(string Key, string Label, Unit Unit);

/// <param name="Values">One for each column, null where undefined.</param>
public sealed record MetricRow(string Label, IReadOnlyList<double?> Values);

/// <param name="Subject">What the rows are labelled with: <c>Pair</c>, <c>Month</c>.</param>
public sealed record MetricTable(
    string Key, string Label, string Subject, IReadOnlyList<MetricColumn> Columns, IReadOnlyList<MetricRow> Rows)
{
    public string Text(int row, int column) => Columns[column].Unit.Format(Rows[row].Values[column]);
}

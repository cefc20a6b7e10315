using System.Globalization;
using System.Text;
using Actors.Domain;

namespace Actors.Backtest.Files;

/// <summary>The run's tables as CSV: a header, times in ISO 8601 UTC, exact decimals, empty where there is nothing.</summary>
public static class CsvTables
{
    public static string Trades(BacktestResult run)
    {
        var csv = new Csv(
            "entry_time", "exit_time", "entry_bar", "exit_bar", "size", "entry_price", "exit_price", "fees", "pnl",
            "number", "symbol", "timeframe", "strategy", "direction", "entry_reason", "exit_reason", "stop", "risk", "r",
            "mae", "mfe", "spread_cost", "slippage_cost", "impact_cost", "ambiguous");
        foreach (var t in run.Trades)
        {
            var rows = run.Series.First(s => s.Series.Equals(t.Key.Series)).Base.Candles;
            csv.Row(
                Time(t.EntryTime), Time(t.ExitTime), rows.IndexOf(t.EntryTime), rows.IndexOf(t.ExitTime),
                t.Quantity.Value, t.EntryPrice.Value, t.ExitPrice.Value, t.Fees.Value, t.Pnl.Value,
                t.Number, t.Key.Symbol.Name, t.Key.Series.Timeframe.ToString(), t.Key.Strategy,
                t.Direction == Side.Buy ? "long" : "short", t.EntryReason, t.ExitReason,
                t.Stop?.Value, t.Risk?.Value, t.R, t.Mae.Value, t.Mfe.Value,
                t.Costs.Spread.Value, t.Costs.Slippage.Value, t.Costs.Impact.Value, t.Ambiguous);
        }
        return csv.ToString();
    }

    public static string Orders(BacktestResult run)
    {
        var csv = new Csv(
            "id", "submitted", "symbol", "timeframe", "strategy", "side", "type", "quantity", "quote", "limit", "trigger",
            "status", "filled", "average_price", "fees", "reason", "text");
        foreach (var o in run.Orders)
            csv.Row(
                o.Id.Value, Time(o.SubmittedAt), o.Key.Symbol.Name, o.Key.Series.Timeframe.ToString(), o.Key.Strategy,
                EventJson.NameOf(o.Side), EventJson.NameOf(o.Type), o.Ordered?.Value, o.Quote?.Value, o.Limit?.Value,
                o.Trigger?.Value, o.Status, o.Filled.Value, o.AveragePrice?.Value, o.Fees.Value, o.Reason, o.Text);
        return csv.ToString();
    }

    public static string Equity(BacktestResult run)
    {
        var csv = new Csv("time", "equity", "balance", "exposure");
        foreach (var point in run.Equity)
            csv.Row(Time(point.Time), point.Equity.Value, point.Balance.Value, point.Exposure.Value);
        return csv.ToString();
    }

    static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    sealed class Csv
    {
        readonly StringBuilder text = new();

        public Csv(params string[] header) => text.AppendJoin(',', header).Append('\n');

        public void Row(params object?[] cells)
        {
            for (var i = 0; i < cells.Length; i++)
                text.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
            text.Append('\n');
        }

        public override string ToString() => text.ToString();

        static string Cell(object? cell) => cell switch
        {
            null => "",
            decimal d => d.ToString("0.############################", CultureInfo.InvariantCulture),
            double d => d.ToString("R", CultureInfo.InvariantCulture),
            int i => i.ToString(CultureInfo.InvariantCulture),
            bool b => b ? "true" : "false",
            string s when s.AsSpan().ContainsAny(",\"\n\r") => $"\"{s.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            string s => s,
            _ => throw new DomainFault($"no cell for {cell.GetType().Name}"),
        };
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Actors.Backtest;
using Actors.Backtest.Engine;
using Actors.Backtest.Files;

namespace Actors.Tests.Backtest.Engine;

/// <summary>The files of a run agree with each other, read as a stranger would: from their text alone.</summary>
public sealed class FileLawTests
{
    const int Runs = 200;

    [Fact]
    public void The_orders_are_what_the_events_say() => Seeds.Each(Runs, seed =>
    {
        var (_, run) = RandomPlan.RunOf(seed);
        var events = Events(run);
        events.Select(e => e.GetProperty("seq").GetInt32()).ShouldBe(Enumerable.Range(1, events.Count));

        var orders = Rows(CsvTables.Orders(run));
        orders.Select(row => row["id"]).ShouldBe(events
            .FindAll(e => Type(e) is "order-submitted" or "leg-opened").Select(e => Text(e, "order")).Distinct(StringComparer.Ordinal));
        foreach (var row in orders)
        {
            var own = events.FindAll(e => e.TryGetProperty("order", out var order) && order.ValueEquals(row["id"]) && Type(e) != "order-approved");
            var fills = own.FindAll(e => Type(e) == "order-filled");
            var filled = fills.Sum(e => Number(e, "quantity"));
            Cell(row, "filled").ShouldBe(filled);
            Cell(row, "fees").ShouldBe(fills.Sum(e => Number(e, "fee")));
            if (filled > 0)
                Cell(row, "average_price").ShouldBe(fills.Sum(e => Number(e, "quantity") * Number(e, "price")) / filled);
            row["side"].ShouldBe(Text(own[0], "side"));
            row["type"].ShouldBe(Text(own[0], "orderType"));
            $"{row["symbol"]}:{row["timeframe"]}".ShouldBe(Text(own[0], "series").Split(':', 2)[1]);
            row["strategy"].ShouldBe(Text(own[0], "strategy"));
            row["status"].ShouldBe(
                own.Exists(e => Type(e) == "order-rejected") ? "rejected"
                : own.Exists(e => Type(e) == "order-cancelled") ? (filled > 0 ? "partly-filled" : "cancelled")
                : fills.Exists(e => e.GetProperty("done").GetBoolean()) ? "filled" : "open");
        }
    });

    [Fact]
    public void The_trades_are_what_the_fills_made() => Seeds.Each(Runs, seed =>
    {
        var (_, run) = RandomPlan.RunOf(seed);
        var held = new Dictionary<string, (decimal Quantity, decimal Flow, decimal Bought, bool Ambiguous)>(StringComparer.Ordinal);
        var trades = new Queue<Dictionary<string, string>>(Rows(CsvTables.Trades(run)));
        foreach (var e in Events(run).FindAll(e => Type(e) == "order-filled"))
        {
            var key = $"{Text(e, "series").Split(':', 2)[1]}:{Text(e, "strategy")}";
            var sign = Text(e, "side") == "buy" ? 1 : -1;
            var (quantity, flow, bought, ambiguous) = held.GetValueOrDefault(key);
            quantity += sign * Number(e, "quantity");
            flow -= sign * Number(e, "quantity") * Number(e, "price") + Number(e, "fee");
            bought += sign > 0 ? Number(e, "quantity") : 0;
            ambiguous |= e.TryGetProperty("ambiguous", out _);
            held[key] = (quantity, flow, bought, ambiguous);
            if (quantity != 0)
                continue;
            var trade = trades.Dequeue();
            $"{trade["symbol"]}:{trade["timeframe"]}:{trade["strategy"]}".ShouldBe(key);
            Cell(trade, "size").ShouldBe(bought);
            Cell(trade, "pnl").ShouldBe(flow, 1e-18m);
            trade["ambiguous"].ShouldBe(ambiguous ? "true" : "false");
            DateTimeOffset.Parse(trade["exit_time"], CultureInfo.InvariantCulture).ShouldBe(e.GetProperty("candle").GetDateTimeOffset());
            held.Remove(key);
        }
        trades.ShouldBeEmpty();
    });

    [Fact]
    public void The_equity_ends_where_the_account_does() => Seeds.Each(Runs, seed =>
    {
        var (_, run) = RandomPlan.RunOf(seed);
        var rows = Rows(CsvTables.Equity(run));

        Cell(rows[0], "equity").ShouldBe(run.StartCash.Value);
        Cell(rows[^1], "equity").ShouldBe(run.FinalEquity.Value);
        foreach (var row in rows)
            Cell(row, "exposure").ShouldBeInRange(0, Math.Max(0, Cell(row, "equity") * 10));
    });

    static List<JsonElement> Events(BacktestResult run)
    {
        using var stream = new MemoryStream();
        EventLines.Write(run.Events, stream).ShouldBe(run.EventLogHash);
        return [.. Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n')
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement)];
    }

    static string Type(JsonElement e) => Text(e, "type");
    static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;
    static decimal Number(JsonElement e, string name) => e.GetProperty(name).GetDecimal();
    static decimal Cell(Dictionary<string, string> row, string name) => decimal.Parse(row[name], CultureInfo.InvariantCulture);

    static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.TrimEnd('\n').Split('\n');
        var header = Cells(lines[0]);
        return [.. lines.Skip(1).Select(line => header.Zip(Cells(line)).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
    }

    /// <summary>The cells of a line whose quotes hold commas and no quotes or line ends.</summary>
    static List<string> Cells(string line)
    {
        var cells = new List<string>();
        foreach (var (part, i) in line.Split('"').Select((part, i) => (part, i)))
        {
            var pieces = i % 2 == 0 ? part.Split(',') : [part];
            if (i == 0)
                cells.AddRange(pieces);
            else
            {
                cells[^1] += pieces[0];
                cells.AddRange(pieces[1..]);
            }
        }
        return cells;
    }
}

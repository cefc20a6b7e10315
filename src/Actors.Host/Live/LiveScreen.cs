using System.Globalization;
using Actors.Domain;
using Actors.Trading;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Actors.Host.Live;

/// <summary>Draws a running engine on a terminal: the account, the market, what is held, and the last things that happened.</summary>
static class LiveScreen
{
    const int Lines = 12;

    /// <param name="title">Where it trades and whose money it is.</param>
    /// <param name="startCash">What the engine began with.</param>
    /// <param name="happened">The last lines of what happened, oldest first.</param>
    public static IRenderable Of(string title, DateTimeOffset now, Money startCash, LiveView view, IReadOnlyList<string> happened) => new Rows(
        Head(title, now, startCash, view), Market(view), Held(view), Working(view), Happened(happened), Foot());

    static IRenderable Head(string title, DateTimeOffset now, Money startCash, LiveView view)
    {
        var account = view.Portfolio;
        var percent = startCash.Value == 0 ? 0 : (account.Equity.Value - startCash.Value) / startCash.Value * 100;
        var colour = percent >= 0 ? "green" : "red";
        var state = view.Halts.Count > 0 ? $"[red]HALTED[/] {Markup.Escape(string.Join("; ", view.Halts.Select(halt => $"{halt.Code}: {halt.Text}")))}"
            : view.IsReady ? "[green]trading[/]"
            : "[yellow]reconciling with the exchange[/]";
        return new Markup(Text(
            $"[bold]{Markup.Escape(title)}[/]  {now:yyyy-MM-dd HH:mm:ss} UTC  {state}\nequity [bold]{account.Equity.Value:0.00}[/]  [{colour}]{percent:+0.00;-0.00} %[/]  cash {account.Cash.Value:0.00}  fees {account.Fees.Value:0.00}  trades {account.Trades.Count}"));
    }

    static Table Market(LiveView view)
    {
        var table = Grid("Market", "Last candle (UTC)", "Quality", "Feed");
        foreach (var one in view.Health)
        {
            var health = one.Health == FeedHealth.Live ? "[green]live[/]" : $"[yellow]{one.Health}[/] {Markup.Escape(one.Why)}";
            table.AddRow(
                Markup.Escape($"{one.Series.Symbol} {one.Series.Timeframe}"), Text($"{one.LastOpen:HH:mm:ss}"), Text($"{one.Score}"), health);
        }
        return table;
    }

    static Table Held(LiveView view)
    {
        var table = Grid("Position", "Quantity", "Entry", "Last", "Profit", "Stop", "Target");
        foreach (var one in view.Portfolio.Positions)
        {
            var colour = one.Unrealised.Value >= 0 ? "green" : "red";
            table.AddRow(
                Markup.Escape($"{one.Key}"), Text($"{one.Quantity}"), Text($"{one.EntryPrice.Value:0.########}"), Text($"{one.Mark.Value:0.########}"),
                Text($"[{colour}]{one.Unrealised.Value:+0.00;-0.00}[/]"), Text($"{one.Stop}"), Text($"{one.Target}"));
        }
        return table;
    }

    static Table Working(LiveView view)
    {
        var table = Grid("Order", "Strategy", "Side", "Type", "State", "Filled");
        foreach (var one in view.Working)
        {
            table.AddRow(
                Markup.Escape($"{one.Id}"), Markup.Escape($"{one.Key}"), $"{one.Side}", $"{one.Terms.Type}",
                one.Status == OrderStatus.Unknown ? "[red]Unknown[/]" : $"{one.Status}",
                Text($"{one.Filled}{(one.Ordered is { } ordered ? $" of {ordered}" : "")}"));
        }
        return table;
    }

    static IRenderable Happened(IReadOnlyList<string> happened) =>
        new Markup(string.Join('\n', happened.TakeLast(Lines).Select(line => $"[grey]{Markup.Escape(line)}[/]").DefaultIfEmpty("[grey]nothing has happened yet[/]")));

    static IRenderable Foot() => new Markup("[grey]Ctrl+C stops; the next start goes on where it was[/]");

    static Table Grid(string first, params string[] rest)
    {
        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumn(new TableColumn($"[bold]{first}[/]").NoWrap());
        foreach (var name in rest)
            table.AddColumn(new TableColumn(name).NoWrap());
        return table;
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Actors.Domain;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Actors.Host.Live;

/// <summary>Draws a running engine on a terminal: the account, the market, what is held, and the last things that happened.</summary>
static class LiveScreen
{
    const int Lines = 12;

    public static IRenderable Of(LiveView view, IReadOnlyList<string> happened) => new Rows(
        Head(view), Market(view), Held(view), Working(view), Happened(happened), Foot());

    static IRenderable Head(LiveView view)
    {
        var colour = view.ReturnPercent >= 0 ? "green" : "red";
        var halted = view.Halts.Count == 0 ? "[green]trading[/]" : $"[red]HALTED[/] {Markup.Escape(string.Join("; ", view.Halts))}";
        return new Markup(Text(
            $"[bold]{Markup.Escape(view.Title)}[/]  {view.At:yyyy-MM-dd HH:mm:ss} UTC  {halted}\nequity [bold]{view.Equity.Value:0.00}[/]  [{colour}]{view.ReturnPercent:+0.00;-0.00} %[/]  cash {view.Cash.Value:0.00}  trades {view.Trades}"));
    }

    static Table Market(LiveView view)
    {
        var table = Grid("Market", "Last", "Closed (UTC)", "Feed", "Quality");
        foreach (var one in view.Symbols)
        {
            var health = one.Health == FeedHealth.Live ? "[green]live[/]" : $"[yellow]{one.Health}[/] {Markup.Escape(one.Why)}";
            table.AddRow(
                Markup.Escape($"{one.Base.Symbol} {one.Base.Timeframe}"), Text($"{one.Last}"), Text($"{one.LastClose:HH:mm:ss}"),
                health, Text($"{one.Quality}"));
        }
        return table;
    }

    static Table Held(LiveView view)
    {
        var table = Grid("Position", "Quantity", "Entry", "Last", "Profit", "Stop", "Target");
        foreach (var one in view.Positions)
        {
            var colour = one.Unrealised.Value >= 0 ? "green" : "red";
            table.AddRow(
                Markup.Escape($"{one.Key}"), Text($"{one.Quantity}"), Text($"{one.Entry.Value:0.########}"), Text($"{one.Last.Value:0.########}"),
                Text($"[{colour}]{one.Unrealised.Value:+0.00;-0.00}[/]"), Text($"{one.Stop}"), Text($"{one.Target}"));
        }
        return table;
    }

    static Table Working(LiveView view)
    {
        var table = Grid("Order", "Strategy", "Side", "Type", "State", "Filled");
        foreach (var one in view.Orders)
        {
            table.AddRow(
                Markup.Escape($"{one.Id}"), Markup.Escape($"{one.Key}"), $"{one.Side}", $"{one.Type}",
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

using System.Globalization;
using Actors.Domain;
using Actors.Trading;
using Actors.Trading.Execution;
using Actors.Trading.Symbols;
using Spectre.Console;

namespace Actors.Host.Live;

/// <summary>What there is to see of a running engine.</summary>
/// <param name="Title">Where it trades and whose money it is.</param>
/// <param name="StartCash">What the engine began with.</param>
/// <param name="Strategies">Of each symbol, the timeframes that strategies run on.</param>
/// <param name="Happened">The last lines of what happened, oldest first.</param>
sealed record LiveScene(
    string Title, DateTimeOffset Now, Money StartCash, string Currency, LiveView View, PriceBoard Prices,
    IReadOnlyList<(Symbol Symbol, string Strategies)> Strategies, IReadOnlyList<BoardLine> Happened);

/// <summary>
/// Draws a running engine on a terminal: the account, the market, what is held, and the last things that happened. It never
/// takes more room than there is: tables come first, the lines of what happened get the rest.
/// </summary>
static class LiveScreen
{
    const int FewestLines = 3;
    const int LeastWidth = 20;

    /// <returns>Lines of markup, at most <paramref name="height"/>.</returns>
    public static IReadOnlyList<string> Of(LiveScene scene, int width, int height)
    {
        width = Math.Max(LeastWidth, width);
        List<string> lines = [.. Head(scene, width)];
        // In what is left, the market has its rows before positions and orders have theirs.
        var room = height - lines.Count - FewestLines - 1;
        foreach (var table in (ScreenTable[])[Market(scene), Held(scene.View), Working(scene.View)])
        {
            if (table.Count == 0 || room < 3)
                continue;
            string[] drawn = ["", .. table.Lines(width, room - 2)];
            lines.AddRange(drawn);
            room -= drawn.Length;
        }
        lines.Add("");
        lines.AddRange(Happened(scene.Happened, width, height - lines.Count - 1));
        lines.Add($"[grey]{Markup.Escape(ScreenTable.Cut("Ctrl+C stops; the next start goes on where it was", width))}[/]");
        return [.. lines.Take(height)];
    }

    static IEnumerable<string> Head(LiveScene scene, int width)
    {
        var (view, account) = (scene.View, scene.View.Portfolio);
        var (state, style) = view.Halts.Count > 0 ? ($"HALTED {string.Join("; ", view.Halts.Select(halt => $"{halt.Code}: {halt.Text}"))}", "bold red")
            : view.IsReady ? ("trading", "green")
            : ("reconciling with the exchange", "yellow");
        var title = Text($"{scene.Title}  {scene.Now:yyyy-MM-dd HH:mm:ss} UTC  ");
        yield return title.Length + state.Length <= width
            ? $"[bold]{Markup.Escape(title)}[/][{style}]{Markup.Escape(state)}[/]"
            : $"[bold]{Markup.Escape(ScreenTable.Cut(title.TrimEnd(), width))}[/]";
        if (title.Length + state.Length > width)
            yield return $"[{style}]{Markup.Escape(ScreenTable.Cut(state, width))}[/]";
        var table = new ScreenTable(
            new("Equity"), new("Change"), new("Cash", 2), new("Fees", 3), new("Trades", 1), new("Won", 4), new("Profit of trades", 5),
            new("Without its stop", 6));
        var percent = scene.StartCash.Value == 0 ? 0 : (account.Equity.Value - scene.StartCash.Value) / scene.StartCash.Value * 100;
        var profit = account.Trades.Sum(trade => trade.Pnl.Value);
        table.Add(
            new(Text($"{account.Equity.Value:0.00} {scene.Currency}"), "bold"), new(Text($"{percent:+0.00;-0.00} %"), Colour(percent)),
            new(Text($"{account.Cash.Value:0.00}")), new(Text($"{account.Fees.Value:0.00}")), new(Text($"{account.Trades.Count}")),
            new(Text($"{account.Trades.Count(trade => trade.Pnl.Value > 0)}")), new(Text($"{profit:+0.00;-0.00}"), Colour(profit)),
            new(Naked(view.Naked)));
        foreach (var line in table.Lines(width, 1))
            yield return line;
    }

    /// <summary>How long positions stood without the stop that they ask for, by the venue's time.</summary>
    static string Naked(ExecutionProtocol.NakedSummary naked) => naked.Positions == 0
        ? "–"
        : Text($"p99 {naked.P99.TotalSeconds:0.0} s, most {naked.Longest.TotalSeconds:0.0} s");

    static ScreenTable Market(LiveScene scene)
    {
        var table = new ScreenTable(
            new("Market"), new("Price", 0, true), new("Since start", 2, true), new("Last candle", 3), new("Quality", 1, true), new("Strategies", 4),
            new("Feed"));
        var strategies = scene.Strategies.ToDictionary(one => one.Symbol, one => one.Strategies);
        foreach (var one in scene.View.Health)
        {
            var price = scene.Prices.Of(one.Series.Symbol);
            var percent = price is { } known ? (known.Last.Value - known.First.Value) / known.First.Value * 100 : 0;
            table.Add(
                new($"{one.Series.Symbol}"), new(price is { } last ? last.Last.Value.Plain() : "–"),
                new(Text($"{percent:+0.00;-0.00} %"), Colour(percent)), new(Text($"{one.LastOpen:HH:mm} {one.Series.Timeframe}")),
                new(Text($"{one.Score}"), one.Score < 100 ? "yellow" : null), new(strategies.GetValueOrDefault(one.Series.Symbol, "")),
                one is { Health: FeedHealth.Live, Decides: true } ? new("live", "green")
                    : one.Health == FeedHealth.Live ? new(Text($"waits: {one.Why}"), "yellow")
                    : new(Text($"{QualityChecks.NameOf(one.Health)}: {one.Why}"), "yellow"));
        }
        return table;
    }

    static ScreenTable Held(LiveView view)
    {
        var table = new ScreenTable(
            new("Position"), new("Quantity", 3, true), new("Entry", 2, true), new("Last", 4, true), new("Profit", 0, true),
            new("Stop", 1, true), new("Target", 5, true));
        foreach (var one in view.Portfolio.Positions)
        {
            table.Add(
                new($"{one.Key}"), new(one.Quantity.Value.Plain()), new(Text($"{one.EntryPrice.Value:0.####}")),
                new(one.Mark.Value.Plain()), new(Text($"{one.Unrealised.Value:+0.00;-0.00}"), Colour(one.Unrealised.Value)),
                new(PriceOf(one.Stop)), new(PriceOf(one.Target)));
        }
        return table;
    }

    static ScreenTable Working(LiveView view)
    {
        var table = new ScreenTable(
            new("Order"), new("Side", 2), new("Type", 1), new("State"), new("Filled", 3), new("Id", 4));
        foreach (var one in view.Working)
        {
            table.Add(
                new($"{one.Key}"), new($"{one.Side}"), new($"{one.Terms.Type}"),
                new($"{one.Status}", one.Status == OrderStatus.Unknown ? "bold red" : null),
                new($"{one.Filled.Value.Plain()}{(one.Ordered is { } ordered ? $" of {ordered.Value.Plain()}" : "")}"), new($"{one.Id}"));
        }
        return table;
    }

    static IEnumerable<string> Happened(IReadOnlyList<BoardLine> happened, int width, int room) => happened.Count == 0
        ? ["[grey]nothing has happened yet[/]"]
        : happened.TakeLast(Math.Max(1, room)).Select(line => $"[{StyleOf(line.Tone)}]{Markup.Escape(ScreenTable.Cut(line.Text, width))}[/]");

    static string StyleOf(Tone tone) => tone switch
    {
        Tone.Good => "green",
        Tone.Bad => "yellow",
        Tone.Alarm => "bold red",
        Tone.Quiet => "grey",
        _ => "default",
    };

    static string PriceOf(Price? price) => price is { } there ? there.Value.Plain() : "–";

    static string Colour(decimal value) => value >= 0 ? "green" : "red";

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Actors.Host.Commands;
using Actors.Runtime;
using Actors.Trading;
using Actors.Trading.Execution;
using Spectre.Console;

namespace Actors.Host.Live;

/// <summary>Runs a live engine until it is told to stop: shows it, obeys the kill switch, and stops it in order.</summary>
sealed class LiveLoop(RunPlan plan, Surroundings around, TextWriter output)
{
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    readonly LiveBoard board = new();
    readonly PriceBoard prices = new();
    DateTimeOffset summedAt = around.Clock.GetUtcNow();

    /// <summary>What else is to be done twice a second.</summary>
    public Action? EveryBeat { get; init; }

    public async Task<int> Run(CancellationToken stop)
    {
        var watched = Terminal.IsWatched(output) && AnsiConsole.Profile.Capabilities.Ansi;
        if (!watched)
            board.Said = line => output.WriteLine(line);
        await using var session = await LiveSession.Start(plan, around, board, prices, stop);
        var title = around.Pace == 1 ? session.Title : string.Create(CultureInfo.InvariantCulture, $"{session.Title} · {around.Pace:0.##}× speed");
        Write($"{title}: {string.Join(", ", plan.Symbols.Select(symbol => symbol.Base.Symbol))}, state in {plan.Live.Folder}");
        if (board.Last is { } last)
            Write($"goes on after {last:yyyy-MM-dd HH:mm:ss} UTC, where it was left");
        var switches = new SwitchWatch(new(plan.Live.Folder), session.Engine, around.Pace);
        if (watched)
            await AnsiConsole.Live(new Text("starting")).StartAsync(context => Beats(session, switches, () => Draw(title, session, context), stop));
        else
            await Beats(session, switches, () => Sum(session), stop);
        var seen = await See(session);
        Write($"stopping: {Words(plan.Live.Posture)}");
        var reached = await session.Engine.Stop(plan.Live.Posture, plan.Live.StopWithin);
        Write($"{(reached ? "stopped" : string.Create(CultureInfo.InvariantCulture, $"stopped, and not all of that was reached in {plan.Live.StopWithin.TotalSeconds:0} s: the next start goes on with it"))}");
        if (seen is not null)
            Write($"{Account(seen)}, state in {plan.Live.Folder}");
        return 0;
    }

    async Task Beats(LiveSession session, SwitchWatch switches, Func<Task> show, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await switches.Look();
                EveryBeat?.Invoke();
                await show();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    /// <returns>Null when an actor does not answer in time, as while it is being started again.</returns>
    async Task<LiveView?> See(LiveSession session)
    {
        try
        {
            return await session.Engine.View(Beat * around.Pace);
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }

    async Task Draw(string title, LiveSession session, LiveDisplayContext screen)
    {
        if (await See(session) is not { } view)
            return;
        var scene = new LiveScene(
            title, around.Clock.GetUtcNow(), plan.Cash, plan.Currency, view, prices,
            [.. plan.Symbols.Select(symbol => (symbol.Base.Symbol, string.Join(' ', symbol.Series.Select(series => series.Series.Timeframe))))], board.Lines);
        // A line is kept free: a terminal scrolls when its last one is filled.
        var lines = LiveScreen.Of(scene, AnsiConsole.Profile.Width, AnsiConsole.Profile.Height - 1);
        screen.UpdateTarget(new Rows(lines.Select(line => line.Length == 0 ? (Spectre.Console.Rendering.IRenderable)Text.Empty : new Markup(line))));
    }

    /// <summary>Where nobody draws, a line an hour says that it lives.</summary>
    async Task Sum(LiveSession session)
    {
        var now = around.Clock.GetUtcNow();
        if (now - summedAt < TimeSpan.FromHours(1) || await See(session) is not { } view)
            return;
        summedAt = now;
        Write($"{now:HH:mm:ss} {Account(view)}");
    }

    string Account(LiveView view)
    {
        var account = view.Portfolio;
        var positions = account.Positions.Count;
        var change = account.Equity.Value - plan.Cash.Value;
        return string.Create(CultureInfo.InvariantCulture,
            $"equity {account.Equity.Value:0.00} {plan.Currency} ({change:+0.00;-0.00}), {positions} {(positions == 1 ? "position" : "positions")}, {account.Trades.Count} {(account.Trades.Count == 1 ? "trade" : "trades")}");
    }

    static string Words(Posture posture) => posture switch
    {
        Posture.NoEntries => "entries are cancelled, positions stay with what protects them",
        Posture.Flat => "everything is cancelled and sold",
        _ => "orders and positions stay as they are",
    };

    void Write(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

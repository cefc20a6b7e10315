using System.Globalization;
using Actors.Domain;
using Actors.Host.Commands;
using Actors.Trading.Feeds;
using Actors.Trading.Portfolio;
using Spectre.Console;

namespace Actors.Host.Live;

/// <summary>Runs a live engine until it is told to stop: shows it, obeys the kill switch, and stops it in order.</summary>
sealed class LiveLoop(LivePlan plan, TimeProvider clock, double pace, TextWriter output)
{
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    readonly LiveBoard board = new();

    /// <summary>What else is to be done twice a second.</summary>
    public Action? EveryBeat { get; init; }

    public async Task<int> Run(CancellationToken stop)
    {
        var watched = Terminal.IsWatched(output);
        if (!watched)
            board.Said = line => output.WriteLine(line);
        await using var session = await LiveSession.Start(plan, clock, pace, board, stop);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{session.Title}: {string.Join(", ", plan.Symbols.Select(symbol => symbol.Base.Symbol))}, state in {plan.Live.Folder}"));
        var switches = new SwitchWatch(new(plan.Live.Folder), session.Engine);
        if (watched)
            await AnsiConsole.Live(new Text("starting")).StartAsync(context => Beats(session, switches, context, stop));
        else
            await Beats(session, switches, null, stop);
        output.WriteLine($"stopping: {plan.Live.Posture}");
        var reached = await session.Engine.TakePosture(plan.Live.Posture, plan.Live.StopWithin);
        output.WriteLine(reached ? "stopped" : $"stopped; {plan.Live.Posture} was not reached in {plan.Live.StopWithin.TotalSeconds:0} s: the next start goes on with it");
        return 0;
    }

    async Task Beats(LiveSession session, SwitchWatch switches, LiveDisplayContext? screen, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await switches.Look();
                EveryBeat?.Invoke();
                if (screen is not null)
                    screen.UpdateTarget(LiveScreen.Of(await View(session), board.Lines));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    async Task<LiveView> View(LiveSession session)
    {
        var account = await session.Engine.Portfolio();
        var feed = await session.Engine.Feed();
        return new(
            session.Title, clock.GetUtcNow(), plan.Cash, account.Cash, account.Equity, account.Trades.Count, board.Halts,
            [.. feed.Series.Select(Line)], [.. account.Positions.Select(Line)], board.Orders);
    }

    static SymbolLine Line(FeedProtocol.SeriesHealth one) => new(
        one.Series, one.Last?.Close, one.Last is { } last ? last.OpenTime + one.Series.Timeframe.Duration : null, one.Health, one.Why, 100);

    static PositionLine Line(PortfolioProtocol.PositionView one) =>
        new(one.Key, one.Quantity, one.EntryPrice, one.Mark, one.Unrealised, one.Stop, one.Target);
}

using System.Globalization;
using Actors.Host.Commands;
using Actors.Runtime;
using Spectre.Console;

namespace Actors.Host.Live;

/// <summary>Runs a live engine until it is told to stop: shows it, obeys the kill switch, and stops it in order.</summary>
sealed class LiveLoop(RunPlan plan, TimeProvider clock, double pace, TextWriter output)
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
        var switches = new SwitchWatch(new(plan.Live.Folder), session.Engine, pace);
        if (watched)
            await AnsiConsole.Live(new Text("starting")).StartAsync(context => Beats(session, switches, context, stop));
        else
            await Beats(session, switches, null, stop);
        output.WriteLine($"stopping: {plan.Live.Posture}");
        var reached = await session.Engine.Stop(plan.Live.Posture, plan.Live.StopWithin);
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
                    await Draw(session, screen);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    /// <summary>What does not answer in time is drawn at the next beat.</summary>
    async Task Draw(LiveSession session, LiveDisplayContext screen)
    {
        try
        {
            var view = await session.Engine.View(Beat);
            screen.UpdateTarget(LiveScreen.Of(session.Title, clock.GetUtcNow(), plan.Cash, view, board.Lines));
        }
        catch (AskTimeoutException)
        {
            // An actor is being started again.
        }
    }
}

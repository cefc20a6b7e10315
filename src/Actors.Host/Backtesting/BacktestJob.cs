using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Actors.Backtest;
using Actors.Backtest.Engine;
using Actors.Backtest.Files;
using Actors.Backtest.Metrics;
using Actors.Backtest.Report;
using Actors.Decisions.Strategies;
using Actors.Host.Commands;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;
using Spectre.Console;

namespace Actors.Host.Backtesting;

/// <summary>One <c>backtest</c> from its configuration to its files.</summary>
/// <param name="stop">Until the files are moved to their places, ends the run without them.</param>
sealed class BacktestJob(Config root, StrategyChoice choice, bool json, TextWriter output, CancellationToken stop)
{
    /// <exception cref="OperationCanceledException">It was stopped; nothing was written.</exception>
    public int Run()
    {
        var settings = RunSettings.Read(root);
        var figures = MetricsSettings.Read(root);
        var plan = PlanBuilder.Build(root, choice, settings);
        using var folder = OutputFolder.Open(settings.Out);
        var result = ResultBuilder.From(plan, Blame(() => Go(plan)));
        var band = settings.Band ? Blame(() => IntrabarBand.Of(plan, result, Go)) : null;
        var input = figures.InputOf(result, plan);
        input = input with { Facts = input.Facts with { Band = band } };
        var metrics = MetricsReport.Of(input);
        var profile = figures.Profile?.Of(input);
        var summary = Summary.Text(Summary.Of(result, metrics, profile, band));
        folder.Write("summary.json", file => Text(file, summary));
        folder.Write("trades.csv", file => Text(file, CsvTables.Trades(result)));
        folder.Write("orders.csv", file => Text(file, CsvTables.Orders(result)));
        folder.Write("equity.csv", file => Text(file, CsvTables.Equity(result)));
        folder.Write("events.jsonl", file => EventLines.Write(result.Events, file));
        folder.Write("report.html", file =>
            HtmlReport.Write(file, result, metrics, IndicatorTracks.Of(result, settings.Indicators)));
        stop.ThrowIfCancellationRequested();
        var written = folder.Commit();
        if (json)
            output.Write(summary);
        else
            new ConsoleReport(output).Print(result, metrics, profile, written);
        return 0;
    }

    static void Text(Stream file, string text) => file.Write(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A run that the user's own strategy ended is bad input; its message is the strategy's.</summary>
    static T Blame<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (BacktestFault fault) when (fault.InnerException is StrategyException broken)
        {
            throw new InputException(broken.Message, "correct the strategy");
        }
        catch (BacktestFault fault) when (fault.InnerException is { } thrown && CustomMethod(thrown) is { } method)
        {
            throw new InputException(
                $"{method.DeclaringType} threw {thrown.GetType().Name} in {method.Name}: {thrown.Message}", "correct the strategy");
        }
    }

    /// <summary>The method of a user's own assembly that an exception passed through.</summary>
    static MethodBase? CustomMethod(Exception thrown) => new StackTrace(thrown).GetFrames()
        .Select(frame => frame.GetMethod())
        .FirstOrDefault(method => method is not null
            && AssemblyLoadContext.GetLoadContext(method.Module.Assembly) != AssemblyLoadContext.Default);

    /// <summary>With a progress bar where a person watches; silent when piped.</summary>
    BacktestOutcome Go(BacktestPlan plan)
    {
        if (json || !Terminal.IsWatched(output))
            return BacktestRun.Go(plan, _ => stop.ThrowIfCancellationRequested());
        return AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("candles");
                return BacktestRun.Go(plan, at =>
                {
                    stop.ThrowIfCancellationRequested();
                    task.MaxValue = at.Total;
                    task.Value = at.Done;
                    task.Description = $"{at.At:yyyy-MM-dd}";
                });
            });
    }
}

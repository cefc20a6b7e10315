using System.Globalization;

namespace Actors.Benchmarks.Load;

/// <summary>
/// The live engine on many streams at real-time rate. The exchange simulator and the engine are processes of their own,
/// each on one core, so that what they cost is told apart; both are watched from outside.
/// </summary>
public static class LoadBenchmarks
{
    public static async Task<int> Run(string[] args)
    {
        var plan = LoadPlan.Parse(args);
        using var venue = Child.Start("load-venue", 1, plan.Arguments);
        var url = await venue.Line("serving ");
        Say($"{plan.Symbols} symbols × {string.Join(' ', plan.Timeframes)}, {plan.Streams} streams{(plan.Derived ? ", coarser candles made here" : "")}");
        using var engine = Child.Start("load-engine", 0, [.. plan.Arguments, "--url", url]);
        Say($"warm {await engine.Line("warm ")}");
        await engine.Line("measuring");
        var before = (Venue: venue.Look(), Engine: engine.Look());
        await engine.Line("measured");
        var after = (Venue: venue.Look(), Engine: engine.Look());
        Tell("engine", before.Engine, after.Engine);
        Tell("venue", before.Venue, after.Venue);
        while (await engine.Next() is { } line)
            Say(line);
        return engine.ExitCode;
    }

    static void Tell(string name, Usage before, Usage after) => Say(string.Create(CultureInfo.InvariantCulture,
        $"{name,-8} {100 * (after.Cpu - before.Cpu) / (after.At - before.At),5:0.0} % of one core over {(after.At - before.At).TotalSeconds:0} s, memory {after.Resident / 1e6:0} MB, at most {after.Peak / 1e6:0} MB"));

    static void Say(string line) => Console.WriteLine(line);
}

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
        var alone = await Watch(venue, engine);
        if (plan.Standby)
        {
            Say($"standby {await engine.Line("standby ")}");
            var both = await Watch(venue, engine);
            Say(string.Create(CultureInfo.InvariantCulture, $"standby  the engine needs {both / alone:0.00} times as much of the processor as without, {100 * (both - alone):0.0} % of one core more"));
        }
        while (await engine.Next() is { } line)
            Say(line);
        return engine.ExitCode;
    }

    /// <returns>What the engine needs of one core.</returns>
    static async Task<double> Watch(Child venue, Child engine)
    {
        await engine.Line("measuring");
        var before = (Venue: venue.Look(), Engine: engine.Look());
        await engine.Line("measured");
        var after = (Venue: venue.Look(), Engine: engine.Look());
        Tell("engine", before.Engine, after.Engine);
        Tell("venue", before.Venue, after.Venue);
        return Share(before.Engine, after.Engine);
    }

    static double Share(Usage before, Usage after) => (after.Cpu - before.Cpu) / (after.At - before.At);

    static void Tell(string name, Usage before, Usage after) => Say(string.Create(CultureInfo.InvariantCulture,
        $"{name,-8} {100 * Share(before, after),5:0.0} % of one core over {(after.At - before.At).TotalSeconds:0} s, memory {after.Resident / 1e6:0} MB, at most {after.Peak / 1e6:0} MB"));

    static void Say(string line) => Console.WriteLine(line);
}

namespace Actors.Runtime;

/// <summary>Sources of faults for an exploration: each draws one of its kind.</summary>
public static class Faults
{
    static readonly TimeSpan LongestDown = TimeSpan.FromSeconds(10);

    /// <summary>Crashes an actor at one of its first messages, before or after handling it.</summary>
    public static Func<Chance, Fault> CrashActor(string node, string path, int within) =>
        chance => new Fault.CrashActor(node, path, 1 + chance.Below(within), chance.OneIn(2));

    /// <summary>Kills a node after one of its first messages, and starts it again within ten seconds.</summary>
    public static Func<Chance, Fault> KillNode(string node, int within) =>
        chance => new Fault.KillNode(node, 1 + chance.Below(within), Down(chance));

    /// <summary>Breaks one of the first writes of a node in one of all ways.</summary>
    public static Func<Chance, Fault> BreakWrite(string node, int within) => chance =>
    {
        var at = 1L + chance.Below(within);
        return chance.Below(6) switch
        {
            0 => new Fault.FailWrite(node, at, Stored: false),
            1 => new Fault.FailWrite(node, at, Stored: true),
            2 => new Fault.TearWrite(node, at, Down(chance)),
            3 => new Fault.KillAfterWrite(node, at, Down(chance)),
            4 => new Fault.DelayWrite(node, at, Down(chance)),
            _ => new Fault.FillDisk(node, at, 1 + chance.Below(5)),
        };
    };

    /// <summary>Loses, doubles or delays one of the first messages from one node to another.</summary>
    public static Func<Chance, Fault> DisturbMessage(string from, string to, int within) => chance =>
    {
        var at = 1L + chance.Below(within);
        return chance.Below(3) switch
        {
            0 => new Fault.LoseMessage(from, to, at),
            1 => new Fault.DuplicateMessage(from, to, at),
            _ => new Fault.DelayMessage(from, to, at, Down(chance)),
        };
    };

    /// <summary>Parts two nodes for up to ten seconds, at some time within <paramref name="within"/>.</summary>
    public static Func<Chance, Fault> Partition(string oneNode, string otherNode, TimeSpan within) =>
        chance => new Fault.Partition(oneNode, otherNode, chance.Between(TimeSpan.Zero, within), Down(chance));

    /// <summary>Draws up to <paramref name="most"/> faults.</summary>
    internal static IReadOnlyList<Fault> Draw(IReadOnlyList<Func<Chance, Fault>> sources, int most, Chance chance)
    {
        if (sources.Count == 0)
            return [];
        var plan = new Fault[chance.Below(most + 1)];
        for (var i = 0; i < plan.Length; i++)
            plan[i] = chance.OneOf(sources)(chance);
        return plan;
    }

    static TimeSpan Down(Chance chance) => chance.Between(TimeSpan.FromMilliseconds(1), LongestDown);
}

namespace Actors.Runtime;

/// <summary>A plan of faults laid out by place, with the counts of one run.</summary>
internal sealed class FaultScript
{
    readonly Dictionary<(string Node, string Path), CrashPoints> crashes;
    readonly ILookup<(string Node, long Message), Fault.KillNode> kills;
    readonly ILookup<(string Node, long Write), Fault> writes;
    readonly ILookup<(string From, string To, long Message), Fault> messages;

    internal FaultScript(IReadOnlyList<Fault> plan)
    {
        Partitions = [.. plan.OfType<Fault.Partition>()];
        crashes = plan.OfType<Fault.CrashActor>().GroupBy(static one => (one.Node, one.Path))
            .ToDictionary(static group => group.Key, static group => new CrashPoints(group));
        kills = plan.OfType<Fault.KillNode>().ToLookup(static one => (one.Node, one.AtMessage));
        writes = plan.Select(static one => (Place: WriteOf(one), Fault: one)).Where(static one => one.Place is not null)
            .ToLookup(static one => one.Place!.Value, static one => one.Fault);
        messages = plan.Select(static one => (Place: MessageOf(one), Fault: one)).Where(static one => one.Place is not null)
            .ToLookup(static one => one.Place!.Value, static one => one.Fault);
    }

    internal IReadOnlyList<Fault.Partition> Partitions { get; }

    internal CrashPoints? CrashesOf(string node, string path) => crashes.GetValueOrDefault((node, path));

    internal bool HasCrashes => crashes.Count > 0;

    internal Fault.KillNode? KillAt(string node, long message) => kills[(node, message)].FirstOrDefault();

    internal Fault? WriteFaultAt(string node, long write) => writes[(node, write)].FirstOrDefault();

    internal IEnumerable<Fault> MessageFaultsAt(string from, string to, long message) => messages[(from, to, message)];

    static (string, long)? WriteOf(Fault fault) => fault switch
    {
        Fault.FailWrite x => (x.Node, x.AtWrite),
        Fault.TearWrite x => (x.Node, x.AtWrite),
        Fault.KillAfterWrite x => (x.Node, x.AtWrite),
        Fault.DelayWrite x => (x.Node, x.AtWrite),
        Fault.FillDisk x => (x.Node, x.AtWrite),
        _ => null,
    };

    static (string, string, long)? MessageOf(Fault fault) => fault switch
    {
        Fault.LoseMessage x => (x.From, x.To, x.AtMessage),
        Fault.DuplicateMessage x => (x.From, x.To, x.AtMessage),
        Fault.DelayMessage x => (x.From, x.To, x.AtMessage),
        _ => null,
    };
}

namespace Actors.Runtime;

/// <summary>
/// Something that goes wrong at a counted place of a run. Counts begin at 1 and go on through every restart of an
/// actor or a node; a fault whose place the run never reaches does nothing.
/// </summary>
public abstract record Fault
{
    Fault()
    {
    }

    /// <summary>An actor fails at a message, and its supervisor decides.</summary>
    /// <param name="Node">Its node.</param>
    /// <param name="Path">Its path without the address, such as <c>/user/risk</c>.</param>
    /// <param name="AtMessage">The message that it was about to handle, or had handled.</param>
    /// <param name="Handled">Whether the handler ran before the failure, so that what it sent is sent.</param>
    public sealed record CrashActor(string Node, string Path, long AtMessage, bool Handled) : Fault;

    /// <summary>A node goes down after a message: all that was not written to its journal is lost.</summary>
    /// <param name="Node">The node.</param>
    /// <param name="AtMessage">How many messages its actors had handled.</param>
    /// <param name="Down">The time until it starts again.</param>
    public sealed record KillNode(string Node, long AtMessage, TimeSpan Down) : Fault;

    /// <summary>A write fails and the node lives on. The outcome is unknown to the actor.</summary>
    /// <param name="Node">The node.</param>
    /// <param name="AtWrite">The write.</param>
    /// <param name="Stored">Whether the events are in the journal all the same.</param>
    public sealed record FailWrite(string Node, long AtWrite, bool Stored) : Fault;

    /// <summary>The node goes down in the middle of a write: the record is torn, and recovery finds none of its events.</summary>
    public sealed record TearWrite(string Node, long AtWrite, TimeSpan Down) : Fault;

    /// <summary>The node goes down when the events are written and the actor does not know it yet.</summary>
    public sealed record KillAfterWrite(string Node, long AtWrite, TimeSpan Down) : Fault;

    /// <summary>A write takes its time, and reaches the journal at the end of it.</summary>
    public sealed record DelayWrite(string Node, long AtWrite, TimeSpan By) : Fault;

    /// <summary>The disk is full: this write and the next ones fail and store nothing.</summary>
    public sealed record FillDisk(string Node, long AtWrite, int Writes) : Fault;

    /// <summary>A message from node to node never arrives.</summary>
    public sealed record LoseMessage(string From, string To, long AtMessage) : Fault;

    /// <summary>A message from node to node arrives twice.</summary>
    public sealed record DuplicateMessage(string From, string To, long AtMessage) : Fault;

    /// <summary>A message from node to node takes longer, and those behind it with it.</summary>
    public sealed record DelayMessage(string From, string To, long AtMessage, TimeSpan By) : Fault;

    /// <summary>Nothing sent between two nodes during a time arrives.</summary>
    /// <param name="OneNode">One end.</param>
    /// <param name="OtherNode">The other end.</param>
    /// <param name="After">When it begins, after the start of the run.</param>
    /// <param name="Lasting">How long it lasts.</param>
    public sealed record Partition(string OneNode, string OtherNode, TimeSpan After, TimeSpan Lasting) : Fault;
}

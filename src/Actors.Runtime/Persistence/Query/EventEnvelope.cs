namespace Actors.Runtime.Persistence;

/// <summary>Where a reader has come to.</summary>
public abstract record Offset
{
    private protected Offset()
    {
    }

    /// <summary>The beginning.</summary>
    public static Offset NoOffset() => Persistence.NoOffset.Instance;

    /// <summary>After the event of an offset.</summary>
    public static Offset Sequence(long value) => new Sequence(value);
}

/// <summary>The beginning.</summary>
public sealed record NoOffset : Offset
{
    NoOffset()
    {
    }

    /// <summary>The one instance.</summary>
    public static NoOffset Instance { get; } = new();
}

/// <summary>A place in the order of all events.</summary>
/// <param name="Value">The offset of the event that was read last.</param>
public sealed record Sequence(long Value) : Offset;

/// <summary>An event with its place.</summary>
/// <param name="Offset">To go on from: among all events for a tag, in the stream for a persistence id.</param>
/// <param name="PersistenceId">Its stream.</param>
/// <param name="SequenceNr">Its place in the stream.</param>
/// <param name="Event">The event.</param>
public sealed record EventEnvelope(Offset Offset, string PersistenceId, long SequenceNr, object Event);

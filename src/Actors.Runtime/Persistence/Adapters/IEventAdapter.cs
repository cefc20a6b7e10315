namespace Actors.Runtime.Persistence;

/// <summary>Turns events into what the journal keeps.</summary>
public interface IWriteEventAdapter
{
    /// <summary>A short stable name of the event's form; empty where the type says enough.</summary>
    string Manifest(object evt);

    /// <summary>What the journal keeps in place of the event; a <see cref="Tagged"/> gives it tags.</summary>
    object ToJournal(object evt);
}

/// <summary>Turns what the journal keeps into events of today: renamed, split, filled up or left out.</summary>
public interface IReadEventAdapter
{
    /// <summary>The events in place of the kept one, in order.</summary>
    IEventSequence FromJournal(object evt, string manifest);
}

/// <summary>Both ways.</summary>
public interface IEventAdapter : IWriteEventAdapter, IReadEventAdapter;

/// <summary>The events that one kept event stands for.</summary>
public interface IEventSequence
{
    /// <summary>In their order.</summary>
    IEnumerable<object> Events { get; }
}

/// <summary>Makes event sequences.</summary>
public static class EventSequence
{
    /// <summary>No event: the kept one means nothing today.</summary>
    public static IEventSequence Empty { get; } = new Sequence([]);

    /// <summary>One event.</summary>
    public static IEventSequence Single(object evt) => new Sequence([evt]);

    /// <summary>Several events.</summary>
    public static IEventSequence Create(params object[] events) => new Sequence(events);

    /// <inheritdoc cref="Create(object[])"/>
    public static IEventSequence Create(IEnumerable<object> events) => new Sequence([.. events]);

    sealed class Sequence(object[] events) : IEventSequence
    {
        public IEnumerable<object> Events => events;
    }
}

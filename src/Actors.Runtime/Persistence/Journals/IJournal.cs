namespace Actors.Runtime.Persistence;

/// <summary>
/// Keeps the events of persistent actors, one numbered stream for each persistence id.
/// A journal has one writer per stream: whoever opened it last. An append names the number it expects to write
/// next and the epoch its writer was given; a writer that another one has replaced fails and writes nothing.
/// </summary>
/// <remarks>A method that can finish at once should return a completed <see cref="ValueTask"/>: the actor then goes on without giving up its turn.</remarks>
public interface IJournal
{
    /// <summary>Makes the caller the one writer of a stream.</summary>
    ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken);

    /// <summary>The events of a stream in their order, from <paramref name="fromSequenceNr"/> to <paramref name="toSequenceNr"/>, both included.</summary>
    IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, CancellationToken cancellationToken);

    /// <summary>Writes all events of the write, or none.</summary>
    /// <exception cref="WriterFencedException">The writer was replaced, or the expected number is not the next one.</exception>
    /// <exception cref="WriteRejectedException">The journal will not store these events, for example because it cannot serialize them; the stream is as before.</exception>
    ValueTask Append(JournalWrite write, CancellationToken cancellationToken);

    /// <summary>Forgets the events up to a number, which stays used.</summary>
    ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken);
}

/// <summary>Where a stream stands for its new writer.</summary>
/// <param name="Epoch">The number of the writer; greater than that of every writer before.</param>
/// <param name="HighestSequenceNr">The number of the last event ever written; 0 for none.</param>
public readonly record struct JournalPosition(long Epoch, long HighestSequenceNr);

/// <summary>An event and its number.</summary>
public readonly record struct JournalEntry(long SequenceNr, object Event);

/// <summary>Events to be written as one.</summary>
/// <param name="PersistenceId">The stream.</param>
/// <param name="ExpectedSequenceNr">The number that the first event must get.</param>
/// <param name="Epoch">The writer, as <see cref="IJournal.Open"/> numbered it.</param>
/// <param name="Events">The events; the memory is the journal's until the append completes, and not longer.</param>
public readonly record struct JournalWrite(string PersistenceId, long ExpectedSequenceNr, long Epoch, ReadOnlyMemory<object> Events);

/// <summary>A writer lost its stream to another one, and must stop.</summary>
public sealed class WriterFencedException(string message) : AkkaException(message);

/// <summary>The journal will not store an event. The writer may go on.</summary>
public sealed class WriteRejectedException(string message, Exception? cause = null) : AkkaException(message, cause);

using System.Runtime.CompilerServices;
using Actors.Domain;
using Actors.Runtime.Persistence;

namespace Actors.Backtest.Engine;

/// <summary>
/// The journal of a backtest: all streams in one list, in the order in which their actors decided. It lives as long
/// as the run, so a stream is opened once and never replayed.
/// </summary>
public sealed class EventLog : IJournal
{
    readonly Lock gate = new();
    readonly Dictionary<string, long> highest = new(StringComparer.Ordinal);
    readonly List<TradingEvent> events = [];

    /// <summary>Every event so far. Read it when the run is over.</summary>
    public IReadOnlyList<TradingEvent> Events => events;

    public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return highest.TryAdd(persistenceId, 0)
                ? new(new JournalPosition(1, 0))
                : throw new WriterFencedException($"'{persistenceId}' has its writer: an actor of a backtest is not started twice");
        }
    }

    public ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            ref var last = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(highest, write.PersistenceId);
            if (write.ExpectedSequenceNr != last + 1)
                throw new WriterFencedException($"'{write.PersistenceId}' expected to write event {write.ExpectedSequenceNr}, and {last + 1} is next");
            last += write.Events.Length;
            foreach (var e in write.Events.Span)
                Add((TradingEvent)e);
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// At the end; a closed position right behind the fill that closed it, because portfolio books fills while
    /// execution takes the next report, and which of the two comes first is the threads' choice.
    /// </summary>
    void Add(TradingEvent e)
    {
        var at = events.Count;
        if (e is PositionClosed)
        {
            while (at > 0 && !(events[at - 1] is OrderFilled fill && fill.Cause == e.Cause))
                at--;
        }
        events.Insert(at, e);
    }

    public async IAsyncEnumerable<JournalEntry> Replay(
        string persistenceId, long fromSequenceNr, long toSequenceNr, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        yield break;
    }

    public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        throw new NotSupportedException("a backtest keeps all of its events");
}

namespace Actors.Runtime;

/// <summary>The stash of one actor. It lives with the cell: a restart puts everything back into the mailbox.</summary>
internal sealed class CellStash(ActorCell cell, int capacity) : IStash
{
    readonly Deque<Envelope> envelopes = new();

    public int Count => envelopes.Count;

    public bool IsEmpty => envelopes.Count == 0;

    public bool NonEmpty => envelopes.Count > 0;

    public bool IsFull => capacity >= 0 && envelopes.Count >= capacity;

    public int Capacity => capacity;

    public void Stash()
    {
        if (IsFull)
            throw new StashOverflowException($"the stash of {cell.Self} is full with {capacity} messages: unstash sooner, or give its Props a larger WithStashCapacity");
        envelopes.AddLast(cell.TakeForStash());
    }

    public void Unstash()
    {
        if (envelopes.Count > 0)
            cell.PutBack(envelopes.RemoveFirst());
    }

    public void UnstashAll()
    {
        while (envelopes.Count > 0)
            cell.PutBack(envelopes.RemoveLast());
    }

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        while (envelopes.Count > 0)
        {
            var envelope = envelopes.RemoveLast();
            if (predicate(envelope))
                cell.PutBack(envelope);
        }
    }

    public IEnumerable<Envelope> ClearStash()
    {
        var all = new List<Envelope>(envelopes.Count);
        while (envelopes.Count > 0)
            all.Add(envelopes.RemoveFirst());
        return all;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        foreach (var envelope in envelopes.Reverse())
            this.envelopes.AddFirst(envelope);
    }
}

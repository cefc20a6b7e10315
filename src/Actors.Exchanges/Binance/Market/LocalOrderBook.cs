namespace Actors.Exchanges.Binance.Market;

/// <summary>What a book asks for after it was told something.</summary>
public enum BookNeed
{
    Nothing,
    /// <summary>A snapshot: the first, or another because what is known does not join.</summary>
    Snapshot,
}

/// <summary>
/// The venue's book of one symbol, kept from a snapshot and the stream of changes. It tells a gap at the very change that
/// shows it, and is not to be used until the next snapshot has joined. Pure: it asks for snapshots and fetches none.
/// </summary>
public sealed class LocalOrderBook
{
    /// <summary>Changes kept while the snapshot is on its way; beyond it the oldest would be lost, so all start anew.</summary>
    const int MostKept = 5_000;

    // The best at the end, where most changes are, so that little has to be moved.
    readonly SortedList<decimal, decimal> bids = [];
    readonly SortedList<decimal, decimal> asks = new(Comparer<decimal>.Create(static (x, y) => y.CompareTo(x)));
    readonly List<Change> kept = [];
    long keptUntil;

    readonly record struct Change(long FirstId, long LastId, BookLevel[] Bids, BookLevel[] Asks);

    /// <summary>False while it is being synchronised: what it holds is of the past.</summary>
    public bool IsUsable { get; private set; }

    /// <summary>The last update that is in it.</summary>
    public long LastId { get; private set; }

    /// <summary>Why it was discarded last, for people.</summary>
    public string? Cause { get; private set; }

    /// <summary>How often it had to begin anew after it had been usable.</summary>
    public int Resyncs { get; private set; }

    /// <summary>The best first.</summary>
    public IEnumerable<BookLevel> Bids => bids.Reverse().Select(static level => new BookLevel(level.Key, level.Value));

    /// <inheritdoc cref="Bids"/>
    public IEnumerable<BookLevel> Asks => asks.Reverse().Select(static level => new BookLevel(level.Key, level.Value));

    /// <summary>Null when the side is empty or the book is not usable.</summary>
    public BookLevel? BestBid => IsUsable ? First(bids) : null;

    /// <inheritdoc cref="BestBid"/>
    public BookLevel? BestAsk => IsUsable ? First(asks) : null;

    /// <summary>The connection was lost: changes may have been missed.</summary>
    public void Disconnected() => Discard("the connection was lost");

    /// <param name="first">The first update id of the change.</param>
    /// <param name="last">The last one.</param>
    public BookNeed OnChange(
        long first, long last, IReadOnlyCollection<BookLevel> newBids, IReadOnlyCollection<BookLevel> newAsks)
    {
        if (!IsUsable)
            return Keep(new(first, last, [.. newBids], [.. newAsks]));
        if (last <= LastId)
            return BookNeed.Nothing;
        if (first > LastId + 1)
        {
            Discard($"updates {LastId + 1} to {first - 1} are missing");
            return Keep(new(first, last, [.. newBids], [.. newAsks]));
        }
        Set(bids, newBids);
        Set(asks, newAsks);
        LastId = last;
        return CheckCrossed();
    }

    /// <summary>
    /// A snapshot came. It joins when the first change that is newer holds the update right behind it; a snapshot that
    /// is older than the changes is asked for again, one that nothing is known after yet is taken as it is.
    /// </summary>
    public BookNeed OnSnapshot(BookSnapshot snapshot)
    {
        if (IsUsable)
            return BookNeed.Nothing;
        // Frames of two links come side by side: what was kept is put in order.
        kept.Sort(static (x, y) => x.FirstId != y.FirstId ? x.FirstId.CompareTo(y.FirstId) : x.LastId.CompareTo(y.LastId));
        if (kept.Count > 0 && snapshot.LastUpdateId < kept[0].FirstId - 1)
            return BookNeed.Snapshot;
        bids.Clear();
        asks.Clear();
        Set(bids, snapshot.Bids);
        Set(asks, snapshot.Asks);
        LastId = snapshot.LastUpdateId;
        IsUsable = true;
        Change[] changes = [.. kept];
        kept.Clear();
        foreach (var change in changes)
            OnChange(change.FirstId, change.LastId, change.Bids, change.Asks);
        return IsUsable ? CheckCrossed() : BookNeed.Snapshot;
    }

    BookNeed Keep(Change change)
    {
        // With a gap between them no snapshot can join what is older than the gap.
        if (kept.Count > 0 && (change.FirstId > keptUntil + 1 || kept.Count == MostKept))
            kept.Clear();
        keptUntil = kept.Count == 0 ? change.LastId : Math.Max(keptUntil, change.LastId);
        kept.Add(change);
        return BookNeed.Snapshot;
    }

    BookNeed CheckCrossed()
    {
        if (First(bids) is not { } bid || First(asks) is not { } ask || bid.Price < ask.Price)
            return BookNeed.Nothing;
        Discard($"the best bid {bid.Price} is not below the best ask {ask.Price}");
        return BookNeed.Snapshot;
    }

    void Discard(string why)
    {
        if (IsUsable)
            Resyncs++;
        (IsUsable, Cause) = (false, why);
        kept.Clear();
    }

    static BookLevel? First(SortedList<decimal, decimal> side) =>
        side.Count == 0 ? null : new BookLevel(side.GetKeyAtIndex(side.Count - 1), side.GetValueAtIndex(side.Count - 1));

    static void Set(SortedList<decimal, decimal> side, IReadOnlyCollection<BookLevel> levels)
    {
        foreach (var level in levels)
        {
            if (level.Quantity == 0)
                side.Remove(level.Price);
            else
                side[level.Price] = level.Quantity;
        }
    }
}

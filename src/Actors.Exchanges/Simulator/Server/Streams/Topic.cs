namespace Actors.Exchanges.Simulator.Server;

/// <summary>A market stream with those who listen to it.</summary>
internal sealed class Topic(StreamName name, Market? market)
{
    public StreamName Name { get; } = name;

    /// <summary>Null for the streams of all symbols.</summary>
    public Market? Market { get; } = market;

    public List<MarketSession> Listeners { get; } = [];

    /// <summary>The changes of the book that were not sent yet.</summary>
    public BookDiff Diff { get; } = new();

    /// <summary>Tells whether anything is new since the last frame; what it is depends on the kind.</summary>
    public (long, long) Sent { get; set; }

    /// <summary>The best of the book as it was sent.</summary>
    public (PriceAndQuantity Bid, PriceAndQuantity Ask) Best { get; set; }
}

/// <summary>Changes of a book between two frames; of a price only the last one.</summary>
internal sealed class BookDiff
{
    public SortedDictionary<decimal, decimal> Bids { get; } = new(Comparer<decimal>.Create((a, b) => b.CompareTo(a)));
    public SortedDictionary<decimal, decimal> Asks { get; } = [];
    public long First { get; private set; }
    public long Last { get; private set; }
    public bool IsEmpty => First == 0;

    public void Add(in BookChange change)
    {
        if (IsEmpty)
            First = change.UpdateId;
        Last = change.UpdateId;
        (change.Side == Actors.Domain.Side.Buy ? Bids : Asks)[change.Price] = change.Quantity;
    }

    public void Clear()
    {
        (First, Last) = (0, 0);
        Bids.Clear();
        Asks.Clear();
    }
}

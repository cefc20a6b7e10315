using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>
/// An exchange of one spot account, played on candles: a pure function of options, candles and calls, in their order.
/// The rules of its fills are in <c>docs/decisions/0006-paper-fills.md</c>. Time is the market's own: what happens at a
/// candle's open bears its open time, all else its close time. Reports are told synchronously, in order; those of a
/// fill at the last close come while <see cref="Place"/> runs. Calls may come from different threads, never at once
/// and never from inside a report.
/// </summary>
public sealed class PaperVenue : IVenue
{
    readonly PaperOptions options;
    readonly PaperLedger ledger;
    readonly PaperBook[] books;
    readonly Dictionary<Symbol, PaperBook> bySymbol;
    readonly HashSet<ClientOrderId> known = [];

    /// <exception cref="DomainFault">An option is out of its range, or a symbol is given twice.</exception>
    public PaperVenue(PaperOptions options, IEnumerable<PaperMarket> markets)
    {
        if (options.Fault is { } fault)
            throw new DomainFault($"paper venue: {fault}");
        this.options = options;
        ledger = new(options);
        books = [.. markets.OrderBy(traded => traded.Instrument.Symbol).Select(traded => new PaperBook(traded, options, ledger))];
        bySymbol = [];
        foreach (var book in books)
        {
            if (!bySymbol.TryAdd(book.Symbol, book))
                throw new DomainFault($"paper venue: the market {book.Symbol} is given twice");
        }
    }

    /// <summary>A venue that goes on where another one was, whose state this is.</summary>
    /// <exception cref="DomainFault">As for a new one; or the state has orders or holdings in a symbol that is not given.</exception>
    internal PaperVenue(PaperOptions options, IEnumerable<PaperMarket> markets, KeptVenue past) : this(options, markets)
    {
        ledger.Restore(past.Ledger);
        foreach (var kept in past.Books)
        {
            if (bySymbol.TryGetValue(new(kept.Symbol), out var book))
                book.Restore(kept);
            else if (kept.Orders.Count > 0 || kept.Holding != 0)
                throw new DomainFault($"paper venue: it holds {kept.Holding} of {kept.Symbol} with {kept.Orders.Count} open orders, and {kept.Symbol} is not traded any more");
            foreach (var order in kept.Orders)
                known.Add(new(order.Id));
        }
    }

    internal KeptVenue Kept => new(ledger.Kept, [.. books.Select(book => book.Kept)]);

    public Action<VenueReport>? Reports
    {
        get => ledger.Reports;
        set => ledger.Reports = value;
    }

    /// <summary>Free quote currency. Open orders reserve nothing: they are paid, or refused, when they fill.</summary>
    public Money Cash => new(ledger.Cash);

    /// <summary>All fees paid so far, rebates taken off.</summary>
    public Money Fees => new(ledger.Fees);

    /// <summary>By symbol, and then in the order in which they were placed or opened.</summary>
    public IReadOnlyList<OpenOrder> OpenOrders => [.. books.SelectMany(book => book.Open)];

    public Quantity Holdings(Symbol symbol) => Book(symbol).Holding;

    /// <exception cref="DomainFault">The symbol is not traded here.</exception>
    public PaperBook Book(Symbol symbol) => bySymbol.TryGetValue(symbol, out var book)
        ? book
        : throw new DomainFault($"{symbol} is not traded here; the markets are {string.Join(", ", books.Select(b => b.Symbol))}");

    internal bool IsTraded(Symbol symbol) => bySymbol.ContainsKey(symbol);

    DateTimeOffset Now => books.Length == 0 ? default : books.Max(book => book.Closed);

    /// <inheritdoc cref="PaperBook.OnCandle"/>
    public void OnCandle(in Candle candle, Symbol symbol) => Book(symbol).OnCandle(candle);

    public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        ledger.Enter();
        var result = Refusal(order.Intent) ?? Take(order.Intent);
        ledger.Leave();
        return new(result);
    }

    /// <summary>Ends an order with its legs. To cancel one leg is to cancel all, as with an exchange's order list.</summary>
    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        ledger.Enter();
        var found = bySymbol.TryGetValue(symbol, out var book) && book.Cancel(id);
        ledger.Leave();
        return new(found ? new CancelResult.Done()
            : new CancelResult.NotOpen(known.Contains(id) ? $"{id} is not open any more" : $"{id} was never placed here"));
    }

    /// <summary>Open orders only: what has ended is not remembered here.</summary>
    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var open = bySymbol.TryGetValue(symbol, out var book) ? book.Open.FirstOrDefault(order => order.Id == id) : null;
        return new(open is null ? new FindResult.Never($"{id} is not open here") : new FindResult.Found(Told(open)));
    }

    /// <summary>The legs open by themselves as the entry fills.</summary>
    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop) =>
        new(new ProtectResult.Standing());

    /// <summary>Opens the legs of an entry for what is held of it; none of them may be open.</summary>
    internal void OpenLegs(OrderIntent entry, Quantity held)
    {
        ledger.Enter();
        bySymbol[entry.Symbol].Protect(entry, held);
        ledger.Leave();
    }

    /// <summary>The cash under the name <c>CASH</c>, and what is held of each market's base asset under the symbol's.</summary>
    public ValueTask<VenueAccount> Account(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        IEnumerable<AssetBalance> balances =
            [new("CASH", ledger.Cash, 0), .. books.Select(book => new AssetBalance(book.Symbol.Name, book.Holding.Value, 0))];
        return new(new VenueAccount(
            Now, [.. balances.OrderBy(balance => balance.Asset, StringComparer.Ordinal)], [.. OpenOrders.Select(Told)]));
    }

    VenueOrder Told(OpenOrder open) => new(
        open.Id, open.Id.Value, open.Symbol, open.Side, open.Type, OrderStatus.Open,
        open.Left is { } left ? left + open.Filled : null, open.Filled,
        open.Type == OrderType.Limit ? open.Price : null, open.Type == OrderType.Limit ? null : open.Price, [], Now);

    PlaceResult? Refusal(OrderIntent intent)
    {
        if (!bySymbol.TryGetValue(intent.Symbol, out var book))
            return new PlaceResult.Rejected("unknown-symbol", $"{intent.Symbol} is not traded here");
        if (PlaceChecks.Check(intent, book.Instrument, book.Last) is { } fault)
            return fault;
        if (TakenId(intent) is { } twice)
            return new PlaceResult.Rejected("duplicate-client-order-id", $"{twice} was placed before");
        return options.Fill == FillMode.SameClose && book.Last is null
            ? new PlaceResult.Rejected("no-market-data", $"{intent.Symbol} has had no candle yet whose close could fill an order")
            : null;
    }

    PlaceResult Take(OrderIntent intent)
    {
        known.Add(intent.Id);
        if (intent.Bracket is not null)
        {
            known.Add(intent.Id.StopLeg);
            known.Add(intent.Id.TargetLeg);
        }
        var accepted = new PlaceResult.Accepted(ledger.NextOrderId());
        bySymbol[intent.Symbol].Add(intent);
        return accepted;
    }

    /// <summary>The first id of an order and its legs that was taken before; a refused order takes none.</summary>
    ClientOrderId? TakenId(OrderIntent intent) =>
        known.Contains(intent.Id) ? intent.Id
        : intent.Bracket is null ? null
        : known.Contains(intent.Id.StopLeg) ? intent.Id.StopLeg
        : known.Contains(intent.Id.TargetLeg) ? intent.Id.TargetLeg
        : null;
}

using System.Text;
using System.Threading.Channels;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>Keeps the order books of some symbols: streams their changes and fetches a snapshot whenever a book asks for one.</summary>
public sealed class BinanceBooks : IStreamHandler, IAsyncDisposable
{
    readonly IMarketRest rest;
    readonly TimeProvider network;
    readonly StreamOptions options;
    readonly int depth;
    readonly SeriesIndex<Kept> index = new();
    readonly List<(StreamConnection Connection, Kept[] Books)> connections = [];
    readonly Channel<Kept> wanted = Channel.CreateUnbounded<Kept>();
    readonly CancellationTokenSource stopping = new();
    Task working = Task.CompletedTask;

    /// <param name="depth">Levels of a snapshot, up to 5,000: the more, the dearer.</param>
    public BinanceBooks(
        StreamOptions options, IMarketRest rest, TimeProvider network, IReadOnlyList<Symbol> symbols, int depth = 1_000)
    {
        (this.options, this.rest, this.network, this.depth) = (options, rest, network, depth);
        var budget = new ConnectBudget(options.AttemptsInFiveMinutes, network);
        foreach (var part in symbols.Distinct().Select(symbol => new Kept(symbol)).Chunk(options.StreamsPerConnection))
        {
            connections.Add((new(options, [.. part.Select(book => book.Stream)], connections.Count, budget, network, this), part));
            foreach (var book in part)
                index.Add(book.Symbol.Name, "", book);
        }
    }

    /// <summary>Told after a book has changed or become unusable, on the thread that changed it. Must not block.</summary>
    public Action<Symbol>? Changed { get; set; }

    /// <summary>Called once.</summary>
    public void Start()
    {
        working = Work(stopping.Token);
        foreach (var (connection, _) in connections)
            connection.Start();
    }

    /// <summary>Reads a book while nothing changes it; keep nothing of it.</summary>
    /// <exception cref="DomainFault">The symbol was not asked for.</exception>
    public T Read<T>(Symbol symbol, Func<LocalOrderBook, T> read)
    {
        var kept = Find(Encoding.UTF8.GetBytes(symbol.Name))
            ?? throw new DomainFault($"the book of {symbol} is not kept: name the symbol when the books are made");
        lock (kept.Gate)
            return read(kept.Book);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        foreach (var (connection, _) in connections)
            await connection.DisposeAsync();
        await working;
        stopping.Dispose();
    }

    void IStreamHandler.Frame(ref StreamFrame frame)
    {
        if (frame.Kind != FrameKind.DepthUpdate || Find(frame.Symbol) is not { } kept)
            return;
        lock (kept.Gate)
        {
            // A frame that cannot be read is a gap, which the next one shows.
            if (!frame.TryDepth(kept.NewBids, kept.NewAsks, out var change))
                return;
            Want(kept, kept.Book.OnChange(change.FirstId, change.LastId, kept.NewBids, kept.NewAsks));
        }
        Changed?.Invoke(kept.Symbol);
    }

    void IStreamHandler.Up(StreamConnection connection)
    {
        foreach (var kept in BooksOf(connection))
        {
            lock (kept.Gate)
                Want(kept, BookNeed.Snapshot);
        }
    }

    void IStreamHandler.Down(StreamConnection connection, string why)
    {
        foreach (var kept in BooksOf(connection))
        {
            lock (kept.Gate)
                kept.Book.Disconnected();
            Changed?.Invoke(kept.Symbol);
        }
    }

    void Want(Kept kept, BookNeed need)
    {
        if (need == BookNeed.Nothing || kept.IsFetching)
            return;
        kept.IsFetching = true;
        wanted.Writer.TryWrite(kept);
    }

    async Task Work(CancellationToken stop)
    {
        try
        {
            while (true)
                await Fetch(await wanted.Reader.ReadAsync(stop), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The books are being given up.
        }
    }

    /// <summary>One snapshot at a time, until the book is whole; they are dear, so each failure waits longer.</summary>
    async Task Fetch(Kept kept, CancellationToken stop)
    {
        for (var wait = options.FirstBackoff; ; wait = wait * 2 < options.LongestBackoff ? wait * 2 : options.LongestBackoff)
        {
            try
            {
                var snapshot = await rest.Depth(kept.Symbol, depth, stop);
                lock (kept.Gate)
                {
                    if (kept.Book.OnSnapshot(snapshot) == BookNeed.Nothing)
                    {
                        kept.IsFetching = false;
                        break;
                    }
                }
            }
            catch (VenueException)
            {
                // Asked again below; meanwhile the book says that it is not usable.
            }
            await Task.Delay(wait, network, stop);
        }
        Changed?.Invoke(kept.Symbol);
    }

    Kept? Find(ReadOnlySpan<byte> symbol) => index.Find(symbol, default);

    Kept[] BooksOf(StreamConnection connection) => connections.First(c => c.Connection == connection).Books;

    sealed class Kept(Symbol symbol)
    {
        public Symbol Symbol => symbol;
        public string Stream { get; } = $"{symbol.Name.ToLowerInvariant()}@depth@100ms";
        public Lock Gate { get; } = new();
        public LocalOrderBook Book { get; } = new();
        public List<BookLevel> NewBids { get; } = [];
        public List<BookLevel> NewAsks { get; } = [];
        public bool IsFetching { get; set; }
    }
}

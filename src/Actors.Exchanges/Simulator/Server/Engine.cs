namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// The one place that gives commands to the exchange, one after the other. Before each, the market has moved on to the
/// moment of the clock; after each, what it changed has been put into the queues of those who listen.
/// </summary>
internal sealed class Engine(Exchange exchange, IMarketSource source, MarketStreams streams, TimeProvider time)
{
    const int Slice = 100;

    readonly Lock turn = new();

    /// <summary>The exchange's time, epoch milliseconds. Read it inside a turn.</summary>
    public long Now { get; private set; } = time.GetUtcNow().ToUnixTimeMilliseconds();

    public DateTimeOffset Clock() => time.GetUtcNow();

    public T Do<T>(Func<Exchange, T> command)
    {
        lock (turn)
        {
            Advance();
            var result = command(exchange);
            streams.Settle();
            return result;
        }
    }

    /// <summary>Lets the market move on to now.</summary>
    public void MoveOn()
    {
        lock (turn)
            Advance();
    }

    // Streams that are sent at intervals see the market at the end of each, however long nobody looked.
    void Advance()
    {
        var until = Clock().ToUnixTimeMilliseconds();
        while (true)
        {
            var step = streams.IsFast ? Slice : 10 * Slice;
            var next = (Now / step + 1) * step;
            if (next > until)
                break;
            MoveTo(next);
            streams.Settle();
            streams.Tick(next);
        }
        if (until > Now)
            MoveTo(until);
    }

    void MoveTo(long at)
    {
        source.Advance(at);
        Now = at;
    }
}

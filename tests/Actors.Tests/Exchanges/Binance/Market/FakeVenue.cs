using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Runtime.TestKit;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>How a <see cref="FakeVenue"/> misbehaves; each is a chance between 0 and 1.</summary>
sealed record Faults(
    double Drop = 0, double Duplicate = 0, double Reorder = 0, double Corrupt = 0, double Cut = 0, double Mute = 0,
    double Shutdown = 0, double NoConnect = 0, double RestError = 0, double RestLag = 0);

/// <summary>
/// A venue in memory on a clock that the test moves: one truth for each series, told over sockets and over REST, with
/// seeded faults.
/// </summary>
/// <param name="clock">Of another host of the same venue; null for its own.</param>
sealed class FakeVenue(IReadOnlyList<Series> series, int seed, ManualTimeProvider? clock = null) : IMarketRest
{
    readonly Random chance = new(seed);
    readonly Lock gate = new();
    readonly List<FakeSocket> sockets = [];
    readonly List<(FakeSocket Socket, byte[] Frame)> late = [];
    readonly Queue<(DateTimeOffset Due, FakeSocket Socket, byte[] Frame)> onTheWay = [];
    readonly Dictionary<Series, (DateTimeOffset Open, long First, long Last)> trades = [];

    public ManualTimeProvider Clock { get; } = clock ?? new();
    public Faults Faults { get; set; } = new();

    /// <summary>Candles that the venue never had.</summary>
    public HashSet<DateTimeOffset> Holes { get; } = [];

    /// <summary>A symbol that has no trades sends no frames.</summary>
    public HashSet<Symbol> Quiet { get; } = [];

    /// <summary>True of a candle in which nobody trades: no frame tells of it, and history has it without volume.</summary>
    public Func<Series, DateTimeOffset, bool> IsCalm { get; set; } = static (_, _) => false;

    /// <summary>What this host makes of the true prices of a candle: 1.001 is ten basis points too much.</summary>
    public Func<DateTimeOffset, decimal> Skew { get; set; } = static _ => 1;

    /// <summary>How long a frame is on its way.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>What every request for history is answered with; null for candles.</summary>
    public BinanceError? Refusal { get; set; }

    public bool Trading { get; set; } = true;
    public int RestCalls { get; private set; }
    public int Connections { get; private set; }

    /// <summary>Of history.</summary>
    public int RowsTold { get; private set; }

    public IReadOnlyList<FakeSocket> Open
    {
        get { lock (gate) return [.. sockets.Where(socket => socket.IsOpen)]; }
    }

    public DateTimeOffset ServerNow => Clock.GetUtcNow() - TimeSpan.FromMilliseconds(100);

    public ValueTask<DateTimeOffset> AskServerTime(CancellationToken stop) => new(ServerNow);

    public FeedOptions Options => new(new StreamOptions(new("ws://venue")) { Open = Connect, Seed = seed });

    /// <summary>The candle as it is once closed, or as it stands at a moment inside it.</summary>
    public RestKline Truth(Series of, DateTimeOffset open, DateTimeOffset at)
    {
        var end = open + of.Timeframe.Duration;
        var part = (decimal)Math.Min(1, (at - open) / of.Timeframe.Duration);
        var hash = (uint)(open.ToUnixTimeSeconds() / 7 * 2654435761 + of.Symbol.Name.Length * 40503 + of.Symbol.Name[0] * 97);
        var price = (100m + hash % 5000 / 100m) * Skew(open);
        var volume = Quiet.Contains(of.Symbol) || IsCalm(of, open) ? 0 : Math.Round((1 + hash % 900) * part / 10m, 4);
        return volume == 0
            ? new(open, price, price, price, price, 0, end.AddMilliseconds(-1))
            : new(open, price, price + 2 * part, price - part, price + part, volume, end.AddMilliseconds(-1));
    }

    public ValueTask<IReadOnlyList<RestKline>> Klines(
        Symbol symbol, string interval, DateTimeOffset from, int limit, CancellationToken stop)
    {
        lock (gate)
        {
            RestCalls++;
            if (Refusal is { } refusal)
                throw new VenueException(refusal.ToString(), new BinanceException(refusal.ToString(), refusal));
            if (Happens(Faults.RestError))
                throw new VenueException("the venue is having a moment");
            var at = Clock.GetUtcNow() - (Happens(Faults.RestLag) ? TimeSpan.FromSeconds(5) : TimeSpan.Zero);
            var of = series.Single(s => s.Symbol == symbol && s.Timeframe == Timeframe.Parse(interval));
            var rows = new List<RestKline>();
            for (var open = from; open < at && rows.Count < limit; open += of.Timeframe.Duration)
            {
                if (!Holes.Contains(open))
                    rows.Add(Truth(of, open, at));
            }
            RowsTold += rows.Count;
            return new(rows);
        }
    }

    public ValueTask<IReadOnlyList<SymbolState>> Symbols(IReadOnlyList<Symbol> symbols, CancellationToken stop) =>
        new([.. symbols.Select(symbol => new SymbolState(Instrument.Unfiltered(symbol), Trading))]);

    public ValueTask<BookSnapshot> Depth(Symbol symbol, int limit, CancellationToken stop) =>
        throw new VenueException("this venue has no book");

    /// <summary>Moves time on by a second and tells what happened in it.</summary>
    public async Task Second()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        Speak();
        await Settle();
    }

    /// <summary>Tells what happened in the second that has gone by.</summary>
    public void Speak()
    {
        foreach (var of in series)
            Trade(of, Clock.GetUtcNow());
        foreach (var socket in Open)
        {
            foreach (var of in series.Where(of => !Quiet.Contains(of.Symbol) && socket.Has(VenueInterval.StreamOf(of.Symbol, of.Timeframe))))
                Tell(socket, of, Clock.GetUtcNow());
            if (Happens(Faults.Mute))
                socket.Mute(Pick(series.Select(of => VenueInterval.StreamOf(of.Symbol, of.Timeframe))));
            if (Happens(Faults.Shutdown))
                socket.Push("""{"e":"serverShutdown","E":1770123456789}""");
            if (Happens(Faults.Cut))
                socket.Cut();
        }
        foreach (var (socket, frame) in late)
            socket.Push(frame);
        late.Clear();
        while (onTheWay.TryPeek(out var next) && next.Due <= Clock.GetUtcNow())
        {
            onTheWay.Dequeue();
            next.Socket.Push(next.Frame);
        }
    }

    /// <summary>Lets those run who wait for frames and timers, until each link only waits: it ends over another thread.</summary>
    public async Task Settle()
    {
        var looks = 0;
        for (var still = 0; still < 20; still = IsIdle ? still + 1 : 0)
        {
            await Task.Yield();
            if (IsIdle)
                continue;
            (++looks).ShouldBeLessThan(10_000_000, "a link neither takes what was sent nor ends");
            Thread.Yield();
        }
    }

    bool IsIdle
    {
        get { lock (gate) return sockets.TrueForAll(socket => socket.IsIdle); }
    }

    /// <summary>One trade a second, where there are any.</summary>
    void Trade(Series of, DateTimeOffset now)
    {
        var open = of.Timeframe.OpenOf(now.AddTicks(-1));
        var (known, first, last) = trades.GetValueOrDefault(of);
        if (Truth(of, open, now).Volume > 0 && !Holes.Contains(open))
            trades[of] = (open, open == known ? first : last + 1, last + 1);
    }

    void Tell(FakeSocket socket, Series of, DateTimeOffset now)
    {
        var open = of.Timeframe.OpenOf(now);
        if (IsCalm(of, open == now ? open - of.Timeframe.Duration : open))
            return;
        if (open == now && !Holes.Contains(open - of.Timeframe.Duration))
            Send(socket, Frame(of, Truth(of, open - of.Timeframe.Duration, now), now, closed: true));
        else if (open != now && now.Second % 2 == 0 && !Holes.Contains(open))
            Send(socket, Frame(of, Truth(of, open, now), now, closed: false));
    }

    void Send(FakeSocket socket, byte[] frame)
    {
        if (Happens(Faults.Drop))
            return;
        if (Happens(Faults.Corrupt))
            frame[chance.Next(frame.Length)] = 1;
        if (Lag > TimeSpan.Zero)
            onTheWay.Enqueue((Clock.GetUtcNow() + Lag, socket, frame));
        else if (Happens(Faults.Reorder))
            late.Add((socket, frame));
        else
            socket.Push(frame);
        if (Happens(Faults.Duplicate))
            late.Add((socket, frame));
    }

    byte[] Frame(Series of, RestKline row, DateTimeOffset now, bool closed) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$$$"""{"stream":"{{{{VenueInterval.StreamOf(of.Symbol, of.Timeframe)}}}}","data":{"e":"kline","E":{{{{now.ToUnixTimeMilliseconds()}}}},"s":"{{{{of.Symbol}}}}","k":{"t":{{{{row.OpenTime.ToUnixTimeMilliseconds()}}}},"T":{{{{row.CloseTime.ToUnixTimeMilliseconds()}}}},"s":"{{{{of.Symbol}}}}","i":"{{{{of.Timeframe}}}}","f":{{{{trades.GetValueOrDefault(of).First}}}},"L":{{{{trades.GetValueOrDefault(of).Last}}}},"o":"{{{{row.Open}}}}","c":"{{{{row.Close}}}}","h":"{{{{row.High}}}}","l":"{{{{row.Low}}}}","v":"{{{{row.Volume}}}}","n":2,"x":{{{{(closed ? "true" : "false")}}}},"q":"1","V":"1","Q":"1","B":"0"}}}"""));

    ValueTask<WebSocket> Connect(Uri address, CancellationToken stop)
    {
        lock (gate)
        {
            if (Happens(Faults.NoConnect))
                throw new WebSocketException("nobody answers");
            Connections++;
            var socket = new FakeSocket();
            sockets.Add(socket);
            return new(socket);
        }
    }

    bool Happens(double probability)
    {
        lock (gate)
            return probability > 0 && chance.NextDouble() < probability;
    }

    string Pick(IEnumerable<string> names)
    {
        lock (gate)
            return names.ElementAt(chance.Next(names.Count()));
    }
}

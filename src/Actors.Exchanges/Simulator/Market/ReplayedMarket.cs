using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <param name="Time">Epoch milliseconds.</param>
public readonly record struct ReplayTrade(long Time, decimal Price, decimal Quantity, bool IsBuyerMaker);

/// <param name="Trades">By rising time; read lazily.</param>
/// <param name="Past">Closed one-minute candles before the first trade, in order.</param>
public sealed record ReplayedSymbol(SymbolRules Rules, IEnumerable<ReplayTrade> Trades)
{
    public IEnumerable<Kline> Past { get; init; } = [];

    /// <summary>As trades along a path through each candle's prices, so that its candle comes out again.</summary>
    public static ReplayedSymbol Of(SymbolRules rules, Timeframe timeframe, IEnumerable<Candle> candles) =>
        new(rules, CandlePath.Trades(timeframe, candles));
}

/// <param name="GapShare">Of the price between two levels of the crowd's book.</param>
/// <param name="LevelNotional">Quote currency in one level.</param>
public sealed record ReplayOptions(decimal GapShare = 0.00005m, int Levels = 10, decimal LevelNotional = 100_000);

/// <summary>
/// A market that happened before. The crowd trades what the source says, so that candles are exactly the source's, and
/// quotes a book around the last price, from which accounts may take. An account's resting order fills when the price
/// trades through it, not at a touch: the queue of the real market was ahead of it. What accounts trade is told as
/// trades, which candles count, but leaves no mark in their prices and volumes. What falls into a halt does not happen.
/// </summary>
public sealed class ReplayedMarket : IMarketSource
{
    readonly Exchange exchange;
    readonly PriorityQueue<Player, (long Time, int Index)> players = new();

    public ReplayedMarket(Exchange exchange, ReplayOptions options, IReadOnlyList<ReplayedSymbol> symbols)
    {
        this.exchange = exchange;
        for (var i = 0; i < symbols.Count; i++)
        {
            var player = new Player(exchange, options, symbols[i]);
            if (player.Next is { } first)
                players.Enqueue(player, (first.Time, i));
        }
    }

    /// <summary>When the next trade is due; null at the end of the source.</summary>
    public long? NextTime => players.TryPeek(out _, out var due) ? due.Time : null;

    public void Advance(long now)
    {
        while (players.TryPeek(out var player, out var due) && due.Time <= now)
        {
            players.Dequeue();
            player.Play();
            if (player.Next is { } next)
                players.Enqueue(player, (next.Time, due.Index));
        }
        exchange.Advance(now);
    }

    sealed class Player
    {
        readonly IEnumerator<ReplayTrade> trades;
        readonly CrowdDesk desk;
        readonly CrowdLadder ladder;
        readonly ReplayOptions options;

        public Player(Exchange exchange, ReplayOptions options, ReplayedSymbol symbol)
        {
            this.options = options;
            var market = exchange.AddMarket(symbol.Rules);
            market.AccountsMakeCandles = false;
            foreach (var minute in symbol.Past)
            {
                market.AddPast(minute);
                market.Tape.StartAt(minute.Close);
            }
            desk = new(exchange, market);
            trades = symbol.Trades.GetEnumerator();
            Read();
            var tick = symbol.Rules.Filters.Price is { Tick: > 0 } filter ? filter.Tick : Instrument.AssetStep;
            var price = Next?.Price ?? tick;
            ladder = new(desk, Math.Max(1, decimal.Round(price * options.GapShare / tick)) * tick, options.Levels, LevelQuantity);
            if (Next is { } first)
            {
                market.Tape.StartAt(market.LastPrice == 0 ? first.Price : market.LastPrice);
                Lay(market.LastPrice, first.Time);
            }
        }

        public ReplayTrade? Next { get; private set; }

        public void Play()
        {
            var trade = Next!.Value;
            // First the quotes leave, then the price goes through the accounts' orders on its way.
            if (desk.Market.Status == SymbolStatus.Trading)
            {
                Lay(trade.Price, trade.Time);
                desk.Print(trade.Price, trade.Quantity, trade.IsBuyerMaker, trade.Time);
            }
            Read();
        }

        // Quotes stay off the price itself: at a touch nobody but the crowd trades.
        void Lay(decimal price, long now)
        {
            var below = (long)decimal.Ceiling(price / ladder.Gap) - 1;
            var above = (long)decimal.Floor(price / ladder.Gap) + 1;
            ladder.Lay(below, above, now);
        }

        decimal LevelQuantity() => decimal.Round(
            Math.Max(Instrument.AssetStep, options.LevelNotional / desk.Market.LastPrice), 3, MidpointRounding.ToPositiveInfinity);

        void Read()
        {
            var before = Next;
            Next = trades.MoveNext() ? trades.Current : null;
            if (Next is { } next && before is { } last && next.Time < last.Time)
                throw new DomainFault($"a replay of {desk.Market.Rules.Symbol} went back in time from {last.Time} to {next.Time}: sort its trades");
        }
    }
}

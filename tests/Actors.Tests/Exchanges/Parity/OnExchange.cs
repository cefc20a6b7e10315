using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Tests.Exchanges.Paper;
using Actors.Tests.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Parity;

/// <summary>
/// What the simulated exchange makes of an order on the same candles, replayed: no commission, no filter but the tick, and
/// quotes one tick off the price that are deeper than any order.
/// </summary>
sealed class OnExchange
{
    /// <summary>So small that the account's own trade, which is the last one then, moves nothing.</summary>
    public const decimal Tick = 0.00000001m;

    const int TradesOfACandle = 4;

    readonly Exchange exchange = new(new(), new TapeCheck());
    readonly ReplayedMarket market;
    readonly Account account;
    readonly Asked asked;
    readonly ReplayTrade[] trades;
    readonly List<Fill> fills = [];
    int noted;

    OnExchange(IReadOnlyList<Candle> candles, Asked asked)
    {
        this.asked = asked;
        trades = [.. CandlePath.Trades(Timeframe.OneMinute, candles)];
        var rules = Floor.Rules(new() { Price = new(Tick, 1_000_000, Tick) });
        market = new(exchange, new(GapShare: 0), [ReplayedSymbol.Of(rules, Timeframe.OneMinute, candles)]);
        account = exchange.AddAccount("trader", CommissionRates.Free);
        exchange.Deposit(account, "USDT", 1_000_000, 0);
        exchange.Deposit(account, "BTC", 1_000, 0);
    }

    /// <summary>Why it did not take the order, or null.</summary>
    public Rejection? Refused { get; private set; }

    /// <summary>Why it did not take the legs, or null; and the candle at which they were asked for.</summary>
    public Rejection? LegsRefused { get; private set; }

    public int? LegsAt { get; private set; }

    public IReadOnlyList<Fill> Fills => fills;

    AccountAtMarket Holder => account.At(exchange.Markets[0]);

    /// <summary>What a taker pays while the market's last price is this one: the nearest quote off it.</summary>
    public static decimal Quote(decimal last, Side side) =>
        side == Side.Buy ? (decimal.Floor(last / Tick) + 1) * Tick : (decimal.Ceiling(last / Tick) - 1) * Tick;

    public static OnExchange Play(IReadOnlyList<Candle> candles, Asked asked)
    {
        var played = new OnExchange(candles, asked);
        for (var i = 0; i < candles.Count; i++)
        {
            for (var trade = 0; trade < TradesOfACandle; trade++)
                played.Advance(i, candles[i].OpenTime.AddSeconds(trade * 60 / TradesOfACandle).ToUnixTimeMilliseconds(), trade == 0);
        }
        return played;
    }

    void Advance(int candle, long now, bool hasOpened)
    {
        market.Advance(now);
        Note(candle, now);
        if (hasOpened && candle == asked.At)
        {
            Refused = exchange.Place(account, asked.Order, now).Rejection;
            Note(candle, now);
        }
        if (!asked.HasLegs || LegsAt is not null || fills.Count == 0)
            return;
        LegsAt = candle;
        LegsRefused = asked.OnlyLeg is { } leg ? exchange.Place(account, leg, now).Rejection : exchange.PlaceList(account, asked.Pair, now).Rejection;
        Note(candle, now);
    }

    void Note(int candle, long now)
    {
        foreach (var one in Holder.Trades.Skip(noted).GroupBy(trade => (trade.OrderId, trade.IsMaker)))
        {
            var quantity = one.Sum(trade => trade.Quantity);
            fills.Add(new(
                Holder.Orders.Single(order => order.Id == one.Key.OrderId).ClientId, candle, quantity,
                one.Sum(trade => trade.Price * trade.Quantity) / quantity, trades.Last(trade => trade.Time <= now).Price, !one.Key.IsMaker));
        }
        noted = Holder.Trades.Count;
    }
}

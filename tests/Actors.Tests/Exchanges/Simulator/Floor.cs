using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>An exchange with one symbol and two funded accounts, and all that it told.</summary>
sealed class Floor : IExchangeEvents
{
    public const string Symbol = "BTCUSDT";

    public Floor(SymbolRules? rules = null, CommissionRates? commissions = null, ExchangeFilters? filters = null)
    {
        Exchange = new(new() { Filters = filters ?? new() }, this);
        Market = Exchange.AddMarket(rules ?? Rules());
        Alice = Exchange.AddAccount("alice", commissions ?? CommissionRates.Free);
        Bob = Exchange.AddAccount("bob", commissions ?? CommissionRates.Free);
        foreach (var account in (Account[])[Alice, Bob])
        {
            Exchange.Deposit(account, "USDT", 100_000, Now);
            Exchange.Deposit(account, "BTC", 100, Now);
        }
        Clear();
    }

    public Exchange Exchange { get; }
    public Market Market { get; }
    public Account Alice { get; }
    public Account Bob { get; }
    public long Now { get; set; } = 1_767_225_600_000;

    public List<(Account Account, ExecutionReport Report)> Reports { get; } = [];
    public List<(Account Account, ListView List)> Lists { get; } = [];
    public List<MarketTrade> Trades { get; } = [];
    public List<AggTrade> AggTrades { get; } = [];
    public List<BookChange> Changes { get; } = [];
    public List<(KlineInterval Interval, Kline Candle)> Candles { get; } = [];
    public List<(Account Account, IReadOnlyList<BalanceView> Balances)> Positions { get; } = [];

    /// <summary>In the order in which they were told.</summary>
    public List<string> Told { get; } = [];

    public static SymbolRules Rules(SymbolFilters? filters = null) => new(Symbol, "BTC", "USDT", filters ?? new SymbolFilters());

    public static NewOrder Limit(Side side, decimal price, decimal quantity, string? id = null) =>
        new(Symbol, side, SpotOrderType.Limit)
        {
            Price = price, Quantity = quantity, TimeInForce = TimeInForce.GoodTillCanceled, ClientOrderId = id,
        };

    public static NewOrder Buy(decimal price, decimal quantity, string? id = null) => Limit(Side.Buy, price, quantity, id);

    public static NewOrder Sell(decimal price, decimal quantity, string? id = null) => Limit(Side.Sell, price, quantity, id);

    public static NewOrder AtMarket(Side side, decimal quantity) => new(Symbol, side, SpotOrderType.Market) { Quantity = quantity };

    public static NewOrder Stop(Side side, decimal trigger, decimal quantity) =>
        new(Symbol, side, SpotOrderType.StopLoss) { StopPrice = trigger, Quantity = quantity };

    /// <summary>The order is taken.</summary>
    public PlacedOrder Place(Account account, NewOrder order)
    {
        var answer = Exchange.Place(account, order, Now);
        answer.Rejection.ShouldBeNull();
        return answer.Value!;
    }

    public Rejection Refused(Account account, NewOrder order) => Exchange.Place(account, order, Now).Rejection.ShouldNotBeNull();

    public PlacedList Place(Account account, NewOrderList list)
    {
        var answer = Exchange.PlaceList(account, list, Now);
        answer.Rejection.ShouldBeNull();
        return answer.Value!;
    }

    public Cancellation Cancel(Account account, long orderId)
    {
        var answer = Exchange.Cancel(account, new(new(Symbol, orderId, null)), Now);
        answer.Rejection.ShouldBeNull();
        return answer.Value!;
    }

    public OrderView Find(Account account, long orderId) => Exchange.Order(account, new(Symbol, orderId, null)).Value.ShouldNotBeNull();

    /// <summary>The accounts trade with each other at a price, so that it is the last one.</summary>
    public void Print(decimal price, decimal quantity = 0.01m)
    {
        Place(Bob, Sell(price, quantity));
        Place(Alice, Buy(price, quantity) with { TimeInForce = TimeInForce.ImmediateOrCancel });
    }

    public void Clear()
    {
        Reports.Clear();
        Lists.Clear();
        Trades.Clear();
        Told.Clear();
        Positions.Clear();
    }

    void IExchangeEvents.BookChanged(Market market, in BookChange change) => Changes.Add(change);

    void IExchangeEvents.Traded(Market market, in MarketTrade trade) => Trades.Add(trade);

    void IExchangeEvents.AggTraded(Market market, in AggTrade trade) => AggTrades.Add(trade);

    void IExchangeEvents.CandleClosed(Market market, KlineInterval interval, in Kline candle) => Candles.Add((interval, candle));

    void IExchangeEvents.Executed(Account account, ExecutionReport report)
    {
        Reports.Add((account, report));
        Told.Add($"{account.Name} {report.Order.OrderId} {report.Type} {report.Order.Status}");
    }

    void IExchangeEvents.ListChanged(Account account, ListView list)
    {
        Lists.Add((account, list));
        Told.Add($"{account.Name} list {list.StatusType} {list.OrderStatus}");
    }

    void IExchangeEvents.PositionChanged(Account account, IReadOnlyList<BalanceView> balances, long time)
    {
        Positions.Add((account, balances));
        Told.Add($"{account.Name} position");
    }

    void IExchangeEvents.BalanceUpdated(Account account, string asset, decimal delta, long time)
    {
    }

    void IExchangeEvents.SymbolChanged(Market market)
    {
    }
}

using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>
/// Keeps its own books from the events alone, and holds the exchange to its laws: money is neither made nor lost, no
/// balance is negative, what is locked is what open orders need, books do not cross and equal their diffs, both sides of
/// a trade agree, order numbers add up, ids are contiguous.
/// </summary>
sealed class Audit : IExchangeEvents
{
    readonly SortedDictionary<decimal, decimal> bids = [];
    readonly SortedDictionary<decimal, decimal> asks = [];
    readonly Dictionary<(int Account, string Asset), BalanceView> balances = [];
    readonly Dictionary<long, OrderView> orders = [];
    readonly Dictionary<long, ListView> lists = [];
    readonly SortedDictionary<string, decimal> deposited = new(StringComparer.Ordinal);
    long lastReport;

    public Audit(CommissionRates commissions)
    {
        Exchange = new(new(), this);
        Exchange.AddMarket(Floor.Rules());
        Exchange.AddAccount("a", commissions, tradeGroupId: 1);
        Exchange.AddAccount("b", commissions, tradeGroupId: 1);
        Exchange.AddAccount("c", commissions);
        foreach (var account in Exchange.Accounts.Skip(1))
        {
            Exchange.Deposit(account, "USDT", 2_000, 0);
            Exchange.Deposit(account, "BTC", 20, 0);
        }
    }

    public Exchange Exchange { get; }
    public List<MarketTrade> Trades { get; } = [];
    public List<(AggTrade Trade, int After)> Aggregates { get; } = [];

    /// <summary>The ways in which orders ended.</summary>
    public IEnumerable<(SpotOrderStatus, ExpiryReason)> Endings =>
        orders.Values.Where(order => !order.Status.IsOpen()).Select(order => (order.Status, order.ExpiryReason));

    /// <param name="everything">Also the laws that take long to check and stay broken once they are.</param>
    public void Check(bool everything)
    {
        Money();
        Book();
        if (!everything)
            return;
        Locks();
        Orders();
        Sides();
    }

    void Money()
    {
        foreach (var (asset, sum) in deposited)
        {
            var held = Exchange.Accounts.Sum(account => account.BalanceOf(asset).Free + account.BalanceOf(asset).Locked);
            (held + Exchange.Commissions.GetValueOrDefault(asset)).ShouldBe(sum);
        }
        foreach (var account in Exchange.Accounts.Skip(1))
        {
            foreach (var balance in account.Balances)
            {
                balance.Free.ShouldBeGreaterThanOrEqualTo(0);
                balance.Locked.ShouldBeGreaterThanOrEqualTo(0);
                balances.GetValueOrDefault((account.Id, balance.Asset)).ShouldBe(balance);
            }
        }
    }

    void Locks()
    {
        foreach (var account in Exchange.Accounts.Skip(1))
        {
            var needs = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = 0, ["BTC"] = 0 };
            foreach (var group in Exchange.OpenOrders(account, null).GroupBy(order => order.ListId))
            {
                var awake = group.Where(order => order.Status != SpotOrderStatus.PendingNew).ToList();
                // Two open legs of a list, neither of them pending, need what the dearer one needs.
                if (group.Key >= 0 && awake.Count == 2)
                    needs[AssetOf(awake[0])] += awake.Max(Need);
                else
                    awake.ForEach(order => needs[AssetOf(order)] += Need(order));
                if (group.Key >= 0 && IsPaid(account, group.Key) && awake is [{ Side: Side.Buy } working])
                    needs["BTC"] += Bought(account, working);
            }
            needs["USDT"].ShouldBe(account.BalanceOf("USDT").Locked);
            needs["BTC"].ShouldBe(account.BalanceOf("BTC").Locked);
        }
    }

    void Book()
    {
        var market = Exchange.Markets[0];
        var depth = market.Depth(1000);
        depth.Bids.ShouldBe(bids.Reverse().Select(level => new PriceAndQuantity(level.Key, level.Value)));
        depth.Asks.ShouldBe(asks.Select(level => new PriceAndQuantity(level.Key, level.Value)));
        if (market is { BestBid: { } bid, BestAsk: { } ask })
            bid.Price.ShouldBeLessThan(ask.Price);
        var open = Exchange.Accounts.Skip(1).SelectMany(account => Exchange.OpenOrders(account, null))
            .Where(order => order is { IsWorking: true, IcebergQuantity: 0 }).ToList();
        // Icebergs show a part: the book has at least what the others have.
        foreach (var level in open.GroupBy(order => (order.Side, order.Price)))
        {
            (level.Key.Side == Side.Buy ? bids : asks).GetValueOrDefault(level.Key.Price)
                .ShouldBeGreaterThanOrEqualTo(level.Sum(Left));
        }
    }

    void Orders()
    {
        foreach (var account in Exchange.Accounts.Skip(1))
        {
            foreach (var order in Exchange.AllOrders(account, Floor.Symbol))
            {
                orders.GetValueOrDefault(order.OrderId).ShouldNotBeNull().Status.ShouldBe(order.Status);
                if (order.Status.IsOpen() && order.Status != SpotOrderStatus.PendingNew)
                    Left(order).ShouldBeGreaterThan(0);
                if (order.Status == SpotOrderStatus.Filled)
                    Left(order).ShouldBe(0);
                Exchange.Trades(account, Floor.Symbol).Where(trade => trade.OrderId == order.OrderId).Sum(trade => trade.Quantity)
                    .ShouldBe(order.Executed);
            }
            foreach (var list in Exchange.Lists(account, onlyOpen: false))
            {
                var isOpen = list.Orders.Any(leg => orders[leg.OrderId].Status.IsOpen());
                list.OrderStatus.ShouldBe(isOpen ? ListOrderStatus.Executing : ListOrderStatus.AllDone);
                lists[list.ListId].OrderStatus.ShouldBe(list.OrderStatus);
            }
        }
    }

    void Sides()
    {
        var seen = Exchange.Accounts.Skip(1).SelectMany(account => Exchange.Trades(account, Floor.Symbol)).ToLookup(trade => trade.Id);
        foreach (var trade in Trades)
        {
            var both = seen[trade.Id].ToList();
            both.Count.ShouldBe(2);
            both.ShouldAllBe(side => side.Price == trade.Price && side.Quantity == trade.Quantity);
            both.Count(side => side.IsBuyer).ShouldBe(1);
            both.Single(side => side.IsMaker).IsBuyer.ShouldBe(trade.IsBuyerMaker);
        }
        Aggregates.Sum(told => told.Trade.Quantity).ShouldBe(Trades.Sum(trade => trade.Quantity));
    }

    static decimal Left(OrderView order) => order.Quantity - order.Executed - order.Prevented;

    static string AssetOf(OrderView order) => order.Side == Side.Buy ? "USDT" : "BTC";

    static decimal Need(OrderView order) => order.Side == Side.Sell ? Left(order)
        : (order.Type.HasPrice() && order.Price > 0 ? order.Price : order.StopPrice) * Left(order);

    bool IsPaid(Account account, long listId) => Exchange.AllOrders(account, Floor.Symbol)
        .Any(order => order.ListId == listId && order is { Status: SpotOrderStatus.PendingNew, Quantity: 0 });

    decimal Bought(Account account, OrderView working) => Exchange.Trades(account, Floor.Symbol)
        .Where(trade => trade.OrderId == working.OrderId).Sum(trade => trade.Quantity - trade.Commission);

    void IExchangeEvents.BookChanged(Market market, in BookChange change)
    {
        change.UpdateId.ShouldBe(market.UpdateId);
        var side = change.Side == Side.Buy ? bids : asks;
        if (change.Quantity == 0)
            side.Remove(change.Price).ShouldBeTrue();
        else
            side[change.Price] = change.Quantity;
    }

    void IExchangeEvents.Traded(Market market, in MarketTrade trade)
    {
        trade.Id.ShouldBe(Trades.Count + 1);
        Trades.Add(trade);
    }

    void IExchangeEvents.AggTraded(Market market, in AggTrade trade)
    {
        trade.Id.ShouldBe(Aggregates.Count + 1);
        trade.FirstId.ShouldBe(Aggregates.Count == 0 ? 1 : Aggregates[^1].Trade.LastId + 1);
        Aggregates.Add((trade, Trades.Count));
    }

    void IExchangeEvents.CandleClosed(Market market, KlineInterval interval, in Kline candle)
    {
    }

    void IExchangeEvents.Executed(Account account, ExecutionReport report)
    {
        report.Id.ShouldBe(++lastReport);
        orders[report.Order.OrderId] = report.Order;
    }

    void IExchangeEvents.ListChanged(Account account, ListView list) => lists[list.ListId] = list;

    void IExchangeEvents.PositionChanged(Account account, IReadOnlyList<BalanceView> touched, long time)
    {
        foreach (var balance in touched)
            balances[(account.Id, balance.Asset)] = balance;
    }

    void IExchangeEvents.BalanceUpdated(Account account, string asset, decimal delta, long time) =>
        deposited[asset] = deposited.GetValueOrDefault(asset) + delta;

    void IExchangeEvents.SymbolChanged(Market market)
    {
    }
}

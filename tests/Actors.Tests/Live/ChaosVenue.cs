using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Live;

/// <summary>What the exchange has of the account, all of it at one moment.</summary>
/// <param name="Orders">Under the names that they were placed with: one that was cancelled bears the cancel's there.</param>
sealed record ChaosVenue(
    IReadOnlyList<OrderView> Orders, IReadOnlyList<AccountTrade> Trades, IReadOnlyDictionary<string, decimal> Balances,
    DateTimeOffset Now)
{
    const int MostGenerations = 40;

    public static ChaosVenue Of(Exchange exchange, Account account, IReadOnlyList<Symbol> symbols, IReadOnlyList<TradingEvent> execution, long now)
    {
        Dictionary<(string Symbol, long Id), string> names = [];
        foreach (var intent in execution.OfType<OrderSubmitted>().Select(static one => one.Intent))
        {
            foreach (var name in NamesOf(intent))
            {
                if (exchange.Order(account, new OrderRef(intent.Symbol.Name, null, name)).Value is { } order)
                    names[(intent.Symbol.Name, order.OrderId)] = name;
            }
        }
        return new(
            [
                .. symbols.SelectMany(symbol => exchange.AllOrders(account, symbol.Name))
                    .Select(order => order with { ClientOrderId = names.GetValueOrDefault((order.Symbol, order.OrderId), order.ClientOrderId) }),
            ],
            [.. symbols.SelectMany(symbol => exchange.Trades(account, symbol.Name))],
            account.Balances.ToDictionary(static one => one.Asset, static one => one.Free + one.Locked, StringComparer.Ordinal),
            DateTimeOffset.FromUnixTimeMilliseconds(now));
    }

    static IEnumerable<string> NamesOf(OrderIntent intent) => intent.Bracket is null ? [intent.Id.Value]
        : Enumerable.Range(1, MostGenerations).SelectMany(generation => (string[])[OrderNames.OfLeg(intent.Id.StopLeg, generation), OrderNames.OfLeg(intent.Id.TargetLeg, generation)])
            .Prepend(intent.Id.Value);
}

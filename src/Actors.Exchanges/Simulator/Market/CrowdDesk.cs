using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>
/// The rest of the world at one symbol: quotes and takes as the crowd, without checks and without a word to anybody but
/// what everybody sees. What its trades set off among the accounts' orders has its turn at once.
/// </summary>
sealed class CrowdDesk(Exchange exchange, Market market)
{
    readonly AccountAtMarket holder = exchange.Crowd.At(market);

    public Market Market => market;

    /// <summary>Puts a quote behind all others of its price. It must not cross the book.</summary>
    public Order Quote(Side side, decimal price, decimal quantity, long now)
    {
        var order = Build(side, price, quantity, now);
        market.Book.Rest(order, now);
        return order;
    }

    public void Withdraw(Order quote, long now)
    {
        if (!quote.IsOpen)
            return;
        quote.Status = SpotOrderStatus.Canceled;
        market.Book.Remove(quote, now);
    }

    /// <summary>Takes up to a quantity from the other side, at the limit or better. The rest is not left on the book.</summary>
    public Order Take(Side side, decimal limit, decimal quantity, long now)
    {
        var order = Build(side, limit, quantity, now);
        exchange.Run(order, now);
        return order;
    }

    /// <summary>The crowd trades with itself, off the book.</summary>
    public void Print(decimal price, decimal quantity, bool isBuyerMaker, long now) =>
        exchange.Print(market, price, quantity, isBuyerMaker, now);

    Order Build(Side side, decimal price, decimal quantity, long now) => new(
        holder, "", side, SpotOrderType.Limit, TimeInForce.ImmediateOrCancel)
    {
        Id = market.TakeOrderId(),
        Price = price,
        Quantity = quantity,
        Time = now,
        UpdateTime = now,
        IsWorking = true,
        WorkingTime = now,
    };
}

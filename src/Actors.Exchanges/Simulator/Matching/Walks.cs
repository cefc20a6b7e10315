namespace Actors.Exchanges.Simulator;

/// <summary>What a taker would meet on one side of a book, hidden parts of icebergs included.</summary>
static class Walks
{
    /// <summary>The cost of a quantity, or of all there is where that is less.</summary>
    public static decimal CostOf(BookSide side, decimal quantity)
    {
        var cost = 0m;
        for (var i = 0; i < side.Count && quantity > 0; i++)
        {
            var taken = Math.Min(quantity, QuantityOf(side[i]));
            cost += taken * side[i].Price;
            quantity -= taken;
        }
        return cost;
    }

    /// <summary>
    /// The quantity in whole steps whose cost is nearest to an amount. Where the book is too thin, what the amount would
    /// buy more at its last price is counted too, so that the order ends with a rest.
    /// </summary>
    /// <param name="most">No more than this may be spent.</param>
    public static decimal QuantityFor(BookSide side, decimal amount, decimal most, decimal step)
    {
        var (total, rest, funds, price) = (0m, amount, most, 0m);
        for (var i = 0; i < side.Count; i++)
        {
            price = side[i].Price;
            var here = QuantityOf(side[i]);
            if (here * price >= rest)
                break;
            total += here;
            rest -= here * price;
            funds -= here * price;
        }
        if (price == 0)
            return 0;
        var down = decimal.Floor((total + (rest / price)) / step) * step;
        var up = down + step;
        var costOfDown = (down - total) * price;
        return up - total > 0 && rest - costOfDown > step * price / 2 && costOfDown + (step * price) <= funds ? up : down;
    }

    static decimal QuantityOf(PriceLevel level)
    {
        var sum = 0m;
        for (var order = level.First; order is not null; order = order.Behind)
            sum += order.Remaining;
        return sum;
    }
}

/// <summary>The prices of pegged orders, taken from the book once.</summary>
static class Pegs
{
    /// <summary>Null where the book has no such level.</summary>
    public static decimal? PriceOf(OrderBook book, Actors.Domain.Side side, PegPrice peg, int? offset)
    {
        var levels = peg == PegPrice.Primary ? book.SideOf(side) : book.Against(side);
        var depth = offset ?? 0;
        return depth < levels.Count ? levels[depth].Price : null;
    }
}

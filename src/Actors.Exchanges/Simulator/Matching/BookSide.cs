using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>One side of a book: its levels sorted so that the best is the last, where inserts and removals are cheap.</summary>
sealed class BookSide(Side side)
{
    readonly List<PriceLevel> levels = [];

    public Side Side { get; } = side;
    public int Count => levels.Count;
    public PriceLevel? Best => levels.Count == 0 ? null : levels[^1];

    /// <summary>The level so many places behind the best.</summary>
    public PriceLevel this[int depth] => levels[levels.Count - 1 - depth];

    /// <summary>True when an order of the other side with this limit would trade with the level at <paramref name="price"/>.</summary>
    public bool IsWithin(decimal price, decimal limit) => Side == Side.Buy ? price >= limit : price <= limit;

    public PriceLevel At(decimal price)
    {
        var index = IndexOf(price);
        if (index < levels.Count && levels[index].Price == price)
            return levels[index];
        var level = new PriceLevel(price);
        levels.Insert(index, level);
        return level;
    }

    public PriceLevel? Find(decimal price)
    {
        var index = IndexOf(price);
        return index < levels.Count && levels[index].Price == price ? levels[index] : null;
    }

    public void RemoveIfEmpty(PriceLevel level)
    {
        if (level.First is null)
            levels.RemoveAt(IndexOf(level.Price));
    }

    int IndexOf(decimal price)
    {
        var (low, high) = (0, levels.Count);
        // Most of the traffic is at the best price.
        if (high > 0 && levels[^1].Price == price)
            return high - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Side == Side.Buy ? levels[middle].Price < price : levels[middle].Price > price)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

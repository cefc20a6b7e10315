namespace Actors.Domain;

/// <summary>
/// The books of one account: cash and the positions of its strategies, in exact decimals. Positions are kept in
/// the order of their first opening, so that sums always run in the same order.
/// </summary>
public sealed class Ledger(Money startCash)
{
    readonly List<Position> positions = [];
    Money dust; // at cost
    int open;
    double cash = (double)startCash.Value;
    int trades;

    public Money Cash { get; private set; } = startCash;

    /// <summary>Of all fills so far.</summary>
    public Money Fees { get; private set; }

    public TradingCosts Costs { get; private set; }

    /// <summary>Every position that was ever opened, flat ones too.</summary>
    public IReadOnlyList<Position> Positions => positions;

    public bool IsFlat => open == 0;

    /// <summary>Value of the open positions at their last prices.</summary>
    public Money Exposure => PlusPositions(Money.Zero);

    /// <summary>Cash plus the value of the open positions, and what is left of former ones at cost.</summary>
    public Money Equity => PlusPositions(Cash + dust);

    /// <summary><see cref="Equity"/> to the precision of a <see langword="double"/>: for what is a ratio in the end.</summary>
    public double ApproximateEquity
    {
        get
        {
            var sum = cash;
            for (var i = 0; open > 0 && i < positions.Count; i++)
            {
                if (positions[i].IsOpen)
                    sum += positions[i].ApproximateValue;
            }
            return sum;
        }
    }

    /// <summary>The open profit left out.</summary>
    public Money Balance
    {
        get
        {
            var sum = Cash + dust;
            for (var i = 0; open > 0 && i < positions.Count; i++)
            {
                if (positions[i].IsOpen)
                    sum += positions[i].Cost;
            }
            return sum;
        }
    }

    public Position? Find(StrategyKey key)
    {
        foreach (var position in positions)
        {
            if (ReferenceEquals(position.Key, key) || position.Key.Equals(key))
                return position;
        }
        return null;
    }

    /// <summary>True while a position in the symbol is open.</summary>
    public bool Holds(Symbol symbol)
    {
        foreach (var position in positions)
        {
            if (position.IsOpen && position.Key.Symbol == symbol)
                return true;
        }
        return false;
    }

    /// <summary>Value of the open positions in a symbol.</summary>
    public Money ExposureIn(Symbol symbol)
    {
        var sum = Money.Zero;
        foreach (var position in positions)
        {
            if (position.IsOpen && position.Key.Symbol == symbol)
                sum += position.Value;
        }
        return sum;
    }

    /// <summary>Marks the positions in a symbol at the close of a candle. Costs nothing while flat.</summary>
    public void Mark(Symbol symbol, in Candle candle)
    {
        for (var i = 0; open > 0 && i < positions.Count; i++)
        {
            var position = positions[i];
            if (position.IsOpen && position.Key.Symbol == symbol)
                position.Mark(candle);
        }
    }

    /// <summary>Gives the positions in a symbol their last price, and leaves their extremes alone.</summary>
    public void Reprice(Symbol symbol, Price price)
    {
        for (var i = 0; open > 0 && i < positions.Count; i++)
        {
            if (positions[i].IsOpen && positions[i].Key.Symbol == symbol)
                positions[i].Reprice(price.Value);
        }
    }

    /// <summary>Remembers the protective prices of an open position.</summary>
    public void Protect(StrategyKey key, Price? stop, Price? target) => Find(key)?.Protect(stop, target);

    /// <summary>Books a fill and answers the trade that it closed, if it closed one.</summary>
    /// <exception cref="DomainFault">More is sold than is held.</exception>
    public Trade? Book(StrategyKey key, Side side, VenueReport.Filled fill, string reason)
    {
        var position = Find(key) ?? Open(key);
        var wasOpen = position.IsOpen;
        Fees += fill.Fee;
        Costs += fill.Costs;
        Trade? trade = null;
        if (side == Side.Buy)
        {
            dust -= wasOpen ? Money.Zero : position.DustCost;
            Cash -= fill.Price * fill.Net + fill.Fee; // a fee in base is paid with the part of the purchase that is not there
            position.Enter(fill, reason);
        }
        else
        {
            Cash += fill.Price * fill.Quantity - fill.Fee;
            trade = position.Exit(fill, reason, trades + 1);
        }
        cash = (double)(Cash + dust).Value;
        open += (position.IsOpen ? 1 : 0) - (wasOpen ? 1 : 0);
        trades += trade is null ? 0 : 1;
        return trade;
    }

    /// <summary>Ends a position of which less is left than can be sold, and answers the trade that it was.</summary>
    public Trade? WriteOff(StrategyKey key, DateTimeOffset at)
    {
        if (Find(key) is not { IsOpen: true } position)
            return null;
        var trade = position.WriteOff(at, trades + 1);
        dust += position.DustCost;
        cash = (double)(Cash + dust).Value;
        open--;
        trades += trade is null ? 0 : 1;
        return trade;
    }

    /// <summary>Ends a position that is not there any more, and answers the trade that it was: all that it has cost is lost.</summary>
    public Trade? Lose(StrategyKey key, DateTimeOffset at)
    {
        if (Find(key) is not { } position)
            return null;
        var wasOpen = position.IsOpen;
        dust -= position.DustCost;
        var trade = position.Lose(at, trades + 1);
        cash = (double)(Cash + dust).Value;
        open -= wasOpen ? 1 : 0;
        trades += trade is null ? 0 : 1;
        return trade;
    }

    Money PlusPositions(Money sum)
    {
        for (var i = 0; open > 0 && i < positions.Count; i++)
        {
            if (positions[i].IsOpen)
                sum += positions[i].Value;
        }
        return sum;
    }

    Position Open(StrategyKey key)
    {
        var position = new Position(key);
        positions.Add(position);
        return position;
    }
}

namespace Actors.Domain;

/// <summary>
/// What one strategy holds, from flat to flat. It belongs to one ledger and changes only there.
/// </summary>
public sealed class Position(StrategyKey key)
{
    Money bought;
    Money sold;
    Quantity boughtQuantity;
    decimal lowest;
    decimal highest;
    bool ambiguous;
    double quantity;
    double lastPrice;
    double lowestSeen;
    double highestSeen;

    public StrategyKey Key => key;
    public Quantity Quantity { get; private set; }
    public bool IsOpen => !Quantity.IsZero;

    /// <summary>What was left of former positions and is less than can be sold: it joins the next one.</summary>
    public Quantity Dust { get; private set; }

    /// <summary>What <see cref="Dust"/> has cost.</summary>
    internal Money DustCost { get; private set; }

    /// <summary>Of all fills since the position was last flat.</summary>
    public Money Fees { get; private set; }

    public TradingCosts Costs { get; private set; }

    /// <summary>Open time of the candle that the first entry fill is booked to.</summary>
    public DateTimeOffset EntryTime { get; private set; }

    public string EntryReason { get; private set; } = "";

    /// <summary>The last price that the position was marked at.</summary>
    public decimal LastPrice { get; private set; }

    /// <summary>The protective stop that stood first, or null.</summary>
    public Price? Stop { get; private set; }

    public Price? Target { get; private set; }

    /// <summary>Value at the last price.</summary>
    public Money Value => new(Quantity.Value * LastPrice);

    /// <summary>Average entry price, weighted by quantity.</summary>
    public Price EntryPrice => new(bought.Value / boughtQuantity.Value);

    /// <summary>What the quantity held has cost, fees apart.</summary>
    public Money Cost => Quantity == boughtQuantity ? bought : new(Quantity.Value * EntryPrice.Value);

    /// <summary>Open profit against the average entry price, fees apart.</summary>
    public Money Unrealised => IsOpen ? new(Quantity.Value * (LastPrice - EntryPrice.Value)) : Money.Zero;

    /// <summary><see cref="Value"/> to the precision of a <see langword="double"/>.</summary>
    internal double ApproximateValue => quantity * lastPrice;

    internal void Mark(in Candle candle)
    {
        (LastPrice, lastPrice) = (candle.Close.Value, candle.ApproximateClose);
        // Most candles set no extreme, and doubles see that sooner: they keep the order of the decimals.
        if (candle.ApproximateLow <= lowestSeen)
            SetLowest(Math.Min(lowest, candle.Low.Value));
        if (candle.ApproximateHigh >= highestSeen)
            SetHighest(Math.Max(highest, candle.High.Value));
    }

    void Mark(decimal worth, decimal paid)
    {
        Reprice(worth);
        quantity = (double)Quantity.Value;
        SetLowest(Math.Min(lowest, paid));
        SetHighest(Math.Max(highest, paid));
    }

    void SetLowest(decimal price) => (lowest, lowestSeen) = (price, (double)price);

    void SetHighest(decimal price) => (highest, highestSeen) = (price, (double)price);

    internal void Reprice(decimal price) => (LastPrice, lastPrice) = (price, (double)price);

    internal void Protect(Price? stop, Price? target)
    {
        Stop ??= stop;
        Target ??= target;
    }

    internal void Enter(VenueReport.Filled fill, string reason)
    {
        var price = fill.Price.Value;
        if (!IsOpen)
        {
            (bought, sold, boughtQuantity, Fees, Costs) = (DustCost, Money.Zero, Dust, Money.Zero, default);
            (Quantity, Dust, DustCost) = (Dust, Quantity.Zero, Money.Zero);
            (EntryTime, EntryReason, Stop, Target) = (fill.CandleOpen, reason, null, null);
            (lowest, highest, LastPrice, ambiguous) = (price, price, price, false);
        }
        var net = fill.Net;
        Quantity += net;
        boughtQuantity += net;
        bought += fill.Price * net;
        Fees += fill.Fee;
        Costs += fill.Costs;
        ambiguous |= fill.Ambiguous;
        Mark(price - CostOfOne(fill), price);
    }

    /// <summary>Books an exit; the trade when it made the position flat.</summary>
    internal Trade? Exit(VenueReport.Filled fill, string reason, int number)
    {
        if (fill.Quantity > Quantity)
            throw new DomainFault($"{key} holds {Quantity} and cannot sell {fill.Quantity} (order {fill.Order})");
        Quantity -= fill.Quantity;
        sold += fill.Price * fill.Quantity;
        Fees += fill.Fee;
        Costs += fill.Costs;
        ambiguous |= fill.Ambiguous;
        Mark(fill.Price.Value + CostOfOne(fill), fill.Price.Value);
        return IsOpen ? null : Close(fill.CandleOpen, Quantity.Zero, ExitPriceOf(boughtQuantity), reason, number);
    }

    /// <summary>Ends a position of which less is left than can be sold.</summary>
    internal Trade? WriteOff(DateTimeOffset at, int number)
    {
        if (!IsOpen)
            return null;
        (Dust, DustCost) = (Quantity, Cost);
        (Quantity, quantity) = (Quantity.Zero, 0);
        return Dust == boughtQuantity ? null : Close(at, Dust, ExitPriceOf(boughtQuantity - Dust), "dust", number);
    }

    /// <summary>Ends a position that is not there any more, dust and all: what it has cost is lost.</summary>
    internal Trade? Lose(DateTimeOffset at, int number)
    {
        (Dust, DustCost) = (Quantity.Zero, Money.Zero);
        if (!IsOpen)
            return null;
        (Quantity, quantity) = (Quantity.Zero, 0);
        return Close(at, Quantity.Zero, new(LastPrice), "lost at the venue", number);
    }

    /// <summary>The average price of what was sold.</summary>
    Price ExitPriceOf(Quantity size) => new(sold.Value / size.Value);

    /// <summary>From the price of a fill back to the market's own, at which the position is worth what it is.</summary>
    static decimal CostOfOne(VenueReport.Filled fill) =>
        fill.Costs == default ? 0 : fill.Costs.Total.Value / fill.Quantity.Value;

    Trade Close(DateTimeOffset at, Quantity kept, Price exit, string reason, int number)
    {
        var entry = EntryPrice;
        var size = boughtQuantity.Value - kept.Value;
        return new(
            number, key, Side.Buy, EntryTime, at, new(size),
            entry, exit, Fees, sold - (bought - DustCost) - Fees, EntryReason, reason,
            Stop, Stop is { } stop ? new Money((entry.Value - stop.Value) * size) + Fees : null,
            Mae: new((lowest - entry.Value) * size), Mfe: new((highest - entry.Value) * size), Costs, ambiguous);
    }
}

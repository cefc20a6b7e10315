namespace Actors.Domain;

public enum Liquidity
{
    Maker,
    Taker,
}

/// <summary>What a venue says of one of our orders.</summary>
/// <param name="At">When it happened at the venue.</param>
public abstract record VenueReport(ClientOrderId Order, DateTimeOffset At)
{
    /// <summary>
    /// A leg of a bracket was opened because its entry filled. Told again, with the whole quantity that the leg now
    /// protects, each time the entry fills further.
    /// </summary>
    /// <param name="Price">The trigger of a stop, the limit of a target, the first trigger of a trailing stop.</param>
    public sealed record LegOpened(
        ClientOrderId Order, ClientOrderId Entry, OrderType Type, Quantity Quantity, Price? Price, decimal? TrailingBps,
        DateTimeOffset At) : VenueReport(Order, At);

    /// <summary>A trigger was reached.</summary>
    public sealed record Triggered(ClientOrderId Order, Price Price, DateTimeOffset At) : VenueReport(Order, At);

    /// <param name="CandleOpen">Open time of the candle that a simulation books the fill to; of a real venue the fill's own time.</param>
    /// <param name="Fee">In quote currency; negative is a rebate.</param>
    /// <param name="Costs">What the models of a simulation took against the reference price; zero at a real venue.</param>
    /// <param name="Done">True when nothing is left to fill.</param>
    /// <param name="Ambiguous">True when a simulation had to assume the order of events inside a candle to come to this fill.</param>
    public sealed record Filled(
        ClientOrderId Order, string TradeId, Quantity Quantity, Price Price, Money Fee, Liquidity Liquidity,
        TradingCosts Costs, bool Done, DateTimeOffset CandleOpen, DateTimeOffset At, bool Ambiguous = false)
        : VenueReport(Order, At)
    {
        /// <summary>
        /// What the order has filled with this fill, as the venue counts it: tells a fill that was booked before, and one
        /// that was missed. Null where a venue can do neither.
        /// </summary>
        public Quantity? Total { get; init; }

        /// <summary>The part of <see cref="Quantity"/> of a purchase that the venue kept as its fee; <see cref="Fee"/> is its value.</summary>
        public Quantity BaseFee { get; init; }

        /// <summary>What the position grows or shrinks by.</summary>
        public Quantity Net => BaseFee.IsZero ? Quantity : Quantity - BaseFee;
    }

    /// <summary>The order ended with nothing more to come: cancelled by us, by its other leg, or by the venue.</summary>
    public sealed record Cancelled(ClientOrderId Order, string Why, DateTimeOffset At) : VenueReport(Order, At)
    {
        /// <summary>All that the order has filled, as the venue counts it: tells a fill that was missed. Null where a venue does not say.</summary>
        public Quantity? Total { get; init; }
    }

    /// <summary>The venue refused an order that it had taken before, such as one that its owner cannot pay at the open.</summary>
    public sealed record Rejected(ClientOrderId Order, string Code, string Text, DateTimeOffset At) : VenueReport(Order, At);
}

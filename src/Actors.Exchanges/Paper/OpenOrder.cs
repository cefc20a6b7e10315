using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>An order that stands at the venue, as it stands.</summary>
/// <param name="Left">What is left to fill; null for a size in quote currency.</param>
/// <param name="Price">Limit or trigger, whichever waits now; null for a market order.</param>
/// <param name="Entry">The order that this one is a leg of, or null.</param>
public sealed record OpenOrder(
    ClientOrderId Id, Symbol Symbol, Side Side, OrderType Type, Quantity Filled, Quantity? Left, Price? Price, ClientOrderId? Entry)
{
    internal static OpenOrder Of(PaperOrder order, Symbol symbol) => new(
        order.Id, symbol, order.Side, order.Type, new(order.Filled),
        order.Size is OrderSize.Base b ? new(b.Quantity.Value - order.Filled) : null,
        order.StandsAt == 0 ? null : new Price(order.Eyes(order.StandsAt)),
        order.Entry?.Id);
}

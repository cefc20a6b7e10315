namespace Actors.Domain;

/// <summary>The account as a risk rule sees it at the moment of the review.</summary>
/// <param name="Cash">Free quote currency, reservations of open orders taken off.</param>
/// <param name="Equity">Cash plus positions at their last prices.</param>
/// <param name="PeakEquity">The highest equity so far.</param>
/// <param name="DayStartEquity">Equity at 00:00 UTC of the current day.</param>
/// <param name="Exposure">Value of all positions at their last prices, plus reservations of open entries.</param>
/// <param name="SymbolExposure">The same for the order's symbol alone.</param>
/// <param name="OpenOrders">Entry orders sent and not yet done.</param>
/// <param name="Instrument">The venue's filters of the order's symbol.</param>
public sealed record AccountView(
    Money Cash,
    Money Equity,
    Money PeakEquity,
    Money DayStartEquity,
    Money Exposure,
    Money SymbolExposure,
    int OpenOrders,
    Instrument Instrument);

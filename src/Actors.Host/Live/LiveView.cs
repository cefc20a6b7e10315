using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>What a person sees of a running engine at one moment.</summary>
/// <param name="Title">Where it trades: <c>simulator, paper</c>.</param>
/// <param name="Halts">Why nothing new is entered; empty when it may.</param>
sealed record LiveView(
    string Title, DateTimeOffset At, Money StartCash, Money Cash, Money Equity, int Trades, IReadOnlyList<string> Halts,
    IReadOnlyList<SymbolLine> Symbols, IReadOnlyList<PositionLine> Positions, IReadOnlyList<OrderLine> Orders)
{
    public decimal ReturnPercent => StartCash.Value == 0 ? 0 : (Equity.Value - StartCash.Value) / StartCash.Value * 100;
}

/// <param name="Quality">0 to 100.</param>
sealed record SymbolLine(Series Base, Price? Last, DateTimeOffset? LastClose, FeedHealth Health, string Why, int Quality);

sealed record PositionLine(StrategyKey Key, Quantity Quantity, Price Entry, Price Last, Money Unrealised, Price? Stop, Price? Target);

sealed record OrderLine(ClientOrderId Id, StrategyKey Key, Side Side, OrderType Type, OrderStatus Status, Quantity? Ordered, Quantity Filled);

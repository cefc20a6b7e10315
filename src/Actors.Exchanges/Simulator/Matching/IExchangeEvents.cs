namespace Actors.Exchanges.Simulator;

/// <summary>
/// Who is told what happens, in engine order, while a command runs. A listener must not give commands to the exchange
/// from inside a call. Of the crowd's own orders nothing is told but what everybody sees.
/// </summary>
public interface IExchangeEvents
{
    /// <summary>A level has a new quantity, 0 for none. Update ids of a symbol are contiguous: one a change.</summary>
    void BookChanged(Market market, in BookChange change);

    void Traded(Market market, in MarketTrade trade);

    /// <summary>One taker's trades of one price and time are complete.</summary>
    void AggTraded(Market market, in AggTrade trade);

    /// <summary>Once per candle, empty ones too; seconds only where <see cref="CandleBook.CloseSeconds"/> asks for them.</summary>
    void CandleClosed(Market market, KlineInterval interval, in Kline candle);

    void Executed(Account account, ExecutionReport report);

    void ListChanged(Account account, ListView list);

    /// <summary>After the reports of a command, once per account: the balances that it may have touched.</summary>
    void PositionChanged(Account account, IReadOnlyList<BalanceView> balances, long time);

    /// <summary>A deposit, or with a negative delta a withdrawal.</summary>
    void BalanceUpdated(Account account, string asset, decimal delta, long time);

    /// <summary>The status or the rules of a symbol changed.</summary>
    void SymbolChanged(Market market);
}

public readonly record struct BookChange(Actors.Domain.Side Side, decimal Price, decimal Quantity, long UpdateId, long Time);

/// <summary>What happened to an order.</summary>
/// <param name="Id">Rises over the whole exchange.</param>
/// <param name="Order">As it stands after what happened.</param>
/// <param name="ClientOrderId">On a cancel the cancel's id, on an amendment the new one.</param>
/// <param name="OrigClientOrderId">On a cancel or an amendment the id before, else empty.</param>
/// <param name="TradeId">−1 when nothing traded.</param>
/// <param name="CommissionAsset">Null when nothing traded.</param>
/// <param name="Prevented">Set when self-trade prevention touched the order.</param>
public sealed record ExecutionReport(
    long Id, ExecutionType Type, OrderView Order, string ClientOrderId, string OrigClientOrderId, long Time,
    decimal LastQuantity, decimal LastPrice, decimal LastQuote, decimal Commission, string? CommissionAsset, long TradeId,
    bool IsMaker, PreventedExecution? Prevented)
{
    /// <summary>The order rests on the book; of a NEW also that it is about to.</summary>
    public required bool IsOnBook { get; init; }
}

/// <param name="Quantity">This time; the order's total is in its view.</param>
public sealed record PreventedExecution(
    long MatchId, decimal Quantity, decimal Price, long TradeGroupId, long CounterOrderId, string CounterSymbol);

public sealed record BalanceView(string Asset, decimal Free, decimal Locked);

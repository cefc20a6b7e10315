namespace Actors.Exchanges.Simulator;

/// <summary>The rolling statistics of a span, which opens with a minute.</summary>
/// <param name="PreviousClose">The price before the span; its open where there is none.</param>
public sealed record TickerView(
    string Symbol, decimal Open, decimal High, decimal Low, decimal Last, decimal PreviousClose, decimal LastQuantity,
    decimal Volume, decimal QuoteVolume, long OpenTime, long CloseTime, long FirstTradeId, long LastTradeId, long Trades,
    PriceAndQuantity Bid, PriceAndQuantity Ask)
{
    public decimal Change => Last - Open;

    /// <summary>In percent, to three digits.</summary>
    public decimal ChangePercent => Open == 0 ? 0 : decimal.Round(Change / Open * 100, 3);

    /// <summary>The volume-weighted mean, to the precision of the venue.</summary>
    public decimal WeightedAverage =>
        Volume == 0 ? 0 : decimal.Round(QuoteVolume / Volume, SymbolRules.Precision);
}

public readonly record struct PriceAndQuantity(decimal Price, decimal Quantity);

/// <summary>A book's levels, best first, as of an update id.</summary>
public sealed record DepthView(long LastUpdateId, IReadOnlyList<PriceAndQuantity> Bids, IReadOnlyList<PriceAndQuantity> Asks);

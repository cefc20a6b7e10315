using System.Text.Json.Serialization;
using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>
/// All that a paper venue knows, as it is written down: with the same options, candles and calls, a venue made of it does
/// what the one would have done that it was taken from.
/// </summary>
sealed record KeptVenue(KeptLedger Ledger, IReadOnlyList<KeptBook> Books);

sealed record KeptLedger(decimal Cash, decimal Fees, long Trades, long Orders, KeptVolume Traded);

/// <param name="Today">In days since the year 1.</param>
sealed record KeptVolume(long Today, decimal SoFar, IReadOnlyList<KeptDay> Past);

sealed record KeptDay(long Day, decimal Notional);

/// <param name="Orders">Those that are open, in their order.</param>
/// <param name="Ended">Entries that are over, and whose legs are open.</param>
sealed record KeptBook(
    string Symbol, decimal Holding, KeptMarket Market, IReadOnlyList<KeptOrder> Orders, IReadOnlyList<KeptOrder> Ended,
    IReadOnlyList<KeptKey> InDoubt);

/// <param name="Closed">The end of the last candle.</param>
sealed record KeptMarket(
    string Timeframe, long Number, DateTimeOffset Closed, decimal Close, decimal Volume, decimal UsedVolume,
    IReadOnlyList<KeptRange> Memory);

sealed record KeptRange(decimal Range, decimal Volume);

/// <param name="Quantity">Of an order in base; else <paramref name="Amount"/> of quote currency.</param>
/// <param name="Limit">In the eyes of the side, as <paramref name="Trigger"/> and <paramref name="Peak"/>.</param>
sealed record KeptOrder(
    string Id, string? Entry, KeptKey? Key, Side Side, OrderType Type, decimal? Quantity, decimal Amount, bool FeesIncluded,
    decimal Limit, decimal Trigger, decimal TrailingShare, bool FillsAtTouch, bool Reduces, KeptBracket? Bracket,
    OrderStage Stage, long ArrivesIn, decimal? Peak, decimal Filled, decimal Spent, decimal Fees, bool Doubt);

sealed record KeptBracket(decimal? Stop, decimal? Target, decimal? TrailingBps);

sealed record KeptKey(string Exchange, string Symbol, string Timeframe, string Strategy)
{
    [JsonIgnore]
    public StrategyKey Key => new(new(Exchange, new(Symbol), Domain.Timeframe.Parse(Timeframe)), Strategy);

    public static KeptKey Of(StrategyKey key) =>
        new(key.Series.Exchange, key.Symbol.Name, key.Series.Timeframe.ToString(), key.Strategy);
}

/// <summary>An order and what became of it.</summary>
/// <param name="Leg">Null for an order that was placed.</param>
/// <param name="Why">Of its end; empty while it is open.</param>
/// <param name="Code">Of a rejection.</param>
sealed record KeptFate(
    string Id, string VenueId, string Symbol, Side Side, OrderType Type, OrderStatus Status, decimal? Ordered, decimal? Limit,
    decimal? Trigger, DateTimeOffset At, KeptLeg? Leg, string Why, IReadOnlyList<KeptFill> Fills,
    string? Code = null, decimal? TriggeredAt = null);

sealed record KeptLeg(string Entry, decimal? Price, decimal? TrailingBps, DateTimeOffset At);

sealed record KeptFill(
    string TradeId, decimal Quantity, decimal Price, decimal Fee, Liquidity Liquidity, decimal Spread, decimal Slippage,
    decimal Impact, bool Done, DateTimeOffset CandleOpen, DateTimeOffset At, bool Ambiguous);

/// <param name="Fates">Oldest first.</param>
sealed record KeptExchange(int Version, KeptVenue Venue, IReadOnlyList<KeptFate> Fates);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(KeptExchange))]
sealed partial class KeptJson : JsonSerializerContext;

namespace Actors.Exchanges.Simulator;

public enum SymbolStatus
{
    Trading,
    EndOfDay,
    /// <summary>No trading; data flows; orders can be cancelled.</summary>
    Halt,
    /// <summary>No trading and no data; orders can be cancelled.</summary>
    Break,
    /// <summary>Orders can be cancelled and amended, nothing else.</summary>
    CancelOnly,
}

/// <summary>All that <c>exchangeInfo</c> tells of a symbol but its status.</summary>
public sealed record SymbolRules(string Symbol, string BaseAsset, string QuoteAsset, SymbolFilters Filters)
{
    /// <summary>Decimals of the amounts of both assets, and of commissions.</summary>
    public const int Precision = 8;

    public IReadOnlyList<SpotOrderType> OrderTypes { get; init; } =
    [
        SpotOrderType.Limit, SpotOrderType.LimitMaker, SpotOrderType.Market, SpotOrderType.StopLoss, SpotOrderType.StopLossLimit,
        SpotOrderType.TakeProfit, SpotOrderType.TakeProfitLimit,
    ];

    public bool IcebergAllowed { get; init; } = true;
    public bool OcoAllowed { get; init; } = true;
    public bool OtoAllowed { get; init; } = true;
    public bool OpoAllowed { get; init; } = true;
    public bool QuoteOrderQuantityAllowed { get; init; } = true;
    public bool TrailingStopAllowed { get; init; } = true;
    public bool CancelReplaceAllowed { get; init; } = true;
    public bool AmendAllowed { get; init; } = true;
    public bool PegAllowed { get; init; } = true;
    public SelfTradePrevention DefaultSelfTradePrevention { get; init; } = SelfTradePrevention.ExpireMaker;

    public IReadOnlyList<SelfTradePrevention> AllowedSelfTradePrevention { get; init; } = Enum.GetValues<SelfTradePrevention>();
}

/// <summary>The filters of a symbol; null is absent. A bound or step of 0 is switched off.</summary>
public sealed record SymbolFilters
{
    public PriceFilter? Price { get; init; }
    public PercentPriceFilter? PercentPrice { get; init; }
    public PercentPriceBySideFilter? PercentPriceBySide { get; init; }
    public LotSizeFilter? LotSize { get; init; }
    public LotSizeFilter? MarketLotSize { get; init; }
    public MinNotionalFilter? MinNotional { get; init; }
    public NotionalFilter? Notional { get; init; }
    public TrailingDeltaFilter? TrailingDelta { get; init; }
    public int? IcebergParts { get; init; }
    public int? MaxOrders { get; init; }
    public int? MaxAlgoOrders { get; init; }
    public int? MaxIcebergOrders { get; init; }
    public int? MaxOrderLists { get; init; }
    public int? MaxOrderAmends { get; init; }
    public decimal? MaxPosition { get; init; }

    /// <summary>The filters that a spot pair usually has.</summary>
    public static SymbolFilters Usual(decimal tick, decimal step, decimal minNotional = 5) => new()
    {
        Price = new(tick, 1_000_000, tick),
        PercentPriceBySide = new(5, 0.2m, 5, 0.2m, 5),
        LotSize = new(step, 9_000_000, step),
        MarketLotSize = new(0, 1_000_000, 0),
        Notional = new(minNotional, true, 9_000_000, false, 5),
        TrailingDelta = new(10, 2000, 10, 2000),
        IcebergParts = 100,
        MaxOrders = 200,
        MaxAlgoOrders = 5,
        MaxOrderLists = 20,
        MaxOrderAmends = 10,
    };
}

public sealed record PriceFilter(decimal Min, decimal Max, decimal Tick);

/// <param name="AveragePriceMinutes">Of the reference price; 0 for the last price.</param>
public sealed record PercentPriceFilter(decimal Up, decimal Down, int AveragePriceMinutes);

/// <inheritdoc cref="PercentPriceFilter"/>
public sealed record PercentPriceBySideFilter(
    decimal BidUp, decimal BidDown, decimal AskUp, decimal AskDown, int AveragePriceMinutes);

public sealed record LotSizeFilter(decimal Min, decimal Max, decimal Step);

/// <inheritdoc cref="PercentPriceFilter"/>
public sealed record MinNotionalFilter(decimal Min, bool ApplyToMarket, int AveragePriceMinutes);

/// <inheritdoc cref="PercentPriceFilter"/>
public sealed record NotionalFilter(decimal Min, bool ApplyMinToMarket, decimal Max, bool ApplyMaxToMarket, int AveragePriceMinutes);

/// <summary>In basis points. Above: STOP_LOSS* BUY and TAKE_PROFIT* SELL; below: the others.</summary>
public sealed record TrailingDeltaFilter(int MinAbove, int MaxAbove, int MinBelow, int MaxBelow);

/// <summary>Filters over all symbols; null is absent.</summary>
public sealed record ExchangeFilters
{
    public int? MaxOrders { get; init; }
    public int? MaxAlgoOrders { get; init; }
    public int? MaxIcebergOrders { get; init; }
    public int? MaxOrderLists { get; init; }

    /// <summary>The most of an asset in one order, by asset: base assets by quantity, quote assets by notional.</summary>
    public IReadOnlyDictionary<string, decimal> MaxAsset { get; init; } = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
}

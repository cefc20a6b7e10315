namespace Actors.Exchanges.Binance.Market;

/// <summary>What a frame of a market stream is.</summary>
public enum FrameKind
{
    /// <summary>Not to be read; <see cref="StreamFrame.Fault"/> says why.</summary>
    Refused,
    /// <summary>Sound JSON that nothing here reads.</summary>
    Unknown,
    Kline,
    Trade,
    AggTrade,
    BookTicker,
    DepthUpdate,
    PartialBook,
    MiniTicker,
    Ticker,
    /// <summary>A rolling window of 1h, 4h or 1d.</summary>
    WindowTicker,
    AveragePrice,
    ReferencePrice,
    BlockTrade,
    /// <summary>An array of events, to be read one by one with <see cref="StreamFrame.Elements"/>.</summary>
    Batch,
    /// <summary>The answer to a control frame; <see cref="StreamFrame.TryAnswer"/>.</summary>
    Answer,
    /// <summary>The venue is about to close the connection.</summary>
    ServerShutdown,
}

/// <summary>Why a frame, or a field that was asked for, cannot be read.</summary>
public enum FrameFault
{
    None,
    Empty,
    NotJson,
    TooDeep,
    Missing,
    NotANumber,
    NotATime,
    NotAText,
    NotAFlag,
    NotLevels,
}

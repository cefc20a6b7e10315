namespace Actors.Exchanges.Fallback;

/// <summary>When one source of candles takes over from another, when it gives back, and when the two differ.</summary>
public sealed record FallbackOptions
{
    /// <summary>
    /// How often a stream tells the candle that forms, while its symbol trades: Binance's every two seconds. Not the length
    /// of a candle. By the clock of the network, as all waits here.
    /// </summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Heartbeats for which the first source has to be well, without a break, before it serves again.</summary>
    public int ReturnAfter { get; init; } = 30;

    /// <summary>
    /// Heartbeats for which a source may fetch history while the other one is live. Must be longer than a candle of history
    /// takes to be final: where nobody trades no stream tells it, and the two are through a few seconds apart.
    /// </summary>
    public int CatchUpWithin { get; init; } = 10;

    /// <summary>Prices of one candle that are further apart, in basis points, are an alarm.</summary>
    public decimal AlarmBps { get; init; } = 10;

    /// <summary>Told when there is nothing to fall back to, and when there is again.</summary>
    public Action<string>? Notices { get; init; }
}

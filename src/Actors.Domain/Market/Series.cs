namespace Actors.Domain;

/// <summary>One stream of candles: exchange, symbol and timeframe. Written <c>binance:BTCUSDT:1h</c>.</summary>
public sealed record Series(string Exchange, Symbol Symbol, Timeframe Timeframe)
{
    public override string ToString() => $"{Exchange}:{Symbol}:{Timeframe}";
}

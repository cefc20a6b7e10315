namespace Actors.Exchanges.Binance.Wire;

/// <summary>What the venue sent is not what it should be. The message says what was read, where and what was expected.</summary>
public sealed class WireException(string message, Exception? inner = null) : Exception(message, inner);

namespace Actors.Exchanges.Simulator;

/// <summary>What makes a market move.</summary>
public interface IMarketSource
{
    /// <summary>Does all that happens up to a moment (epoch milliseconds) in its order, and closes the candles that end by then.</summary>
    void Advance(long now);
}

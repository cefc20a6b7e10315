namespace Actors.Exchanges.Conformance;

/// <summary>What a connector says that it can do. Cases that need more are reported as not supported.</summary>
[Flags]
public enum Capabilities
{
    None = 0,
    /// <summary>Candles of the past.</summary>
    History = 1 << 0,
    /// <summary>Candles as they close and form.</summary>
    LiveCandles = 1 << 1,
    /// <summary>Market orders, with all that every order needs: cancel, find, reports, account.</summary>
    Trading = 1 << 2,
    /// <summary>Market orders for an amount of the quote currency.</summary>
    QuoteAmounts = 1 << 3,
    LimitOrders = 1 << 4,
    StopOrders = 1 << 5,
    StopLimitOrders = 1 << 6,
    TakeProfitOrders = 1 << 7,
    TrailingStops = 1 << 8,
    /// <summary>A bracket with a stop alone.</summary>
    StopLegs = 1 << 9,
    /// <summary>A bracket with a target alone.</summary>
    TargetLegs = 1 << 10,
    /// <summary>A bracket with both, of which one ends the other.</summary>
    LegPairs = 1 << 11,
    /// <summary>A bracket whose stop trails.</summary>
    TrailingLegs = 1 << 12,
    /// <summary>Legs can be brought to another quantity. They are placed when asked for, so that they can be refused too.</summary>
    LegsOnDemand = 1 << 13,
    /// <summary>Orders that have ended are found with their fills.</summary>
    FindsEnded = 1 << 14,
    /// <summary>Each fill tells what its order has filled with it.</summary>
    RunningTotals = 1 << 15,
    /// <summary>Open orders hold back what they may cost.</summary>
    LocksFunds = 1 << 16,
    /// <summary>What is at the venue outlives the process that sent it, and several programs may use the account.</summary>
    OutlivesProcess = 1 << 17,
    /// <summary>The connector's wires can be broken on purpose: <see cref="IConnector.Wires"/>.</summary>
    BreakableWires = 1 << 18,

    MarketData = History | LiveCandles,
    Everything = (1 << 19) - 1,
}

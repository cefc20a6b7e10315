namespace Actors.Exchanges.Conformance.Cases;

/// <summary>What cases of several groups need.</summary>
static class Needs
{
    /// <summary>An order that stands until the market comes to it.</summary>
    public const Capabilities Resting = Capabilities.Trading | Capabilities.LimitOrders;
}

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Who trades at the exchange besides its accounts.</summary>
public abstract record MarketOptions
{
    internal abstract IMarketSource Open(Exchange exchange, ulong seed, long now);

    /// <summary>Nobody: only what accounts and tests do happens.</summary>
    public sealed record Quiet : MarketOptions
    {
        internal override IMarketSource Open(Exchange exchange, ulong seed, long now) => new Silence();
    }

    sealed class Silence : IMarketSource
    {
        public void Advance(long now)
        {
            // Nothing happens.
        }
    }
}

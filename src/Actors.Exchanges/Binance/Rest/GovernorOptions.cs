namespace Actors.Exchanges.Binance.Rest;

/// <param name="ProtectionShare">How much of a limit cancels and protective orders may use.</param>
/// <param name="TradingShare">How much of a limit requests of trading may use; the rest is for what this process cannot see, and for protection.</param>
/// <param name="AccountShare">How much of a limit requests that settle the state of orders may use: trading never waits for them.</param>
/// <param name="MarketShare">How much of a limit market data may use.</param>
/// <param name="OrderShare">How much of a limit on orders entries and exits may use; the rest is for what protects positions.</param>
/// <param name="ClockError">How far the venue's clock may be from what is believed.</param>
/// <param name="TradingPatience">How long a request of trading waits for the budget before it is given up unsent.</param>
/// <param name="MarketPatience">The same of market data and account requests.</param>
public sealed record GovernorOptions(
    double ProtectionShare, double TradingShare, double AccountShare, double MarketShare, double OrderShare,
    TimeSpan ClockError, TimeSpan TradingPatience, TimeSpan MarketPatience)
{
    public static GovernorOptions Default { get; } = new(
        0.99, 0.95, 0.93, 0.8, 0.6, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10));
}

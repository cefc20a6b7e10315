namespace Actors.Exchanges.Binance.Rest;

/// <param name="TradingShare">How much of a limit requests of trading may use; the rest is for what this process cannot see.</param>
/// <param name="MarketShare">How much of a limit market data may use.</param>
/// <param name="ClockError">How far the venue's clock may be from what is believed.</param>
/// <param name="TradingPatience">How long a request of trading waits for the budget before it is given up unsent.</param>
/// <param name="MarketPatience">The same of market data and account requests.</param>
public sealed record GovernorOptions(
    double TradingShare, double MarketShare, TimeSpan ClockError, TimeSpan TradingPatience, TimeSpan MarketPatience)
{
    public static GovernorOptions Default { get; } = new(
        0.95, 0.8, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10));
}

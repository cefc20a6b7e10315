using Actors.Domain;

namespace Actors.Exchanges.Fallback;

/// <summary>One way to the candles of a market.</summary>
/// <param name="Name">For people: the host.</param>
/// <param name="Feed">Not started yet.</param>
public sealed record MarketSource(string Name, IMarketFeed Feed);

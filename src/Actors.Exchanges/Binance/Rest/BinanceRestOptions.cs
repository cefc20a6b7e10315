using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rest;

/// <param name="Clock">The clock of this machine; that of the venue is found by asking.</param>
public sealed record BinanceRestOptions(BinanceEnvironment Environment, TimeProvider Clock)
{
    /// <summary>Needed for account and orders.</summary>
    public BinanceCredentials? Credentials { get; init; }

    /// <summary>How old a signed request may be when the venue looks at it; at most 60 s, and 5 s is advised.</summary>
    public TimeSpan RecvWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer is waited for, by <see cref="Clock"/>. The venue itself gives up after 10 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a read is tried before it fails.</summary>
    public int ReadAttempts { get; init; } = 5;

    /// <summary>The first pause before a read is tried again; each next one is twice as long.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long an estimate of the venue's clock is trusted.</summary>
    public TimeSpan ClockRefresh { get; init; } = TimeSpan.FromMinutes(5);

    public GovernorOptions Governor { get; init; } = GovernorOptions.Default;

    /// <summary>What requests pass on their way to the sockets, given these; a test may put itself in between.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler> Wires { get; init; } = sockets => sockets;

    /// <summary>Of the jitter of pauses.</summary>
    public int Seed { get; init; }

    /// <summary>Told what an operator should know, such as a ban. Never of keys or signatures.</summary>
    public Action<string>? Notices { get; init; }
}

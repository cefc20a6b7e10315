using System.Net.WebSockets;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Market;

/// <summary>How connections to the market streams are kept.</summary>
/// <param name="Address">Scheme and host; <c>/stream</c> is added.</param>
public sealed record StreamOptions(Uri Address)
{
    /// <summary>The venue allows 1,024.</summary>
    public int StreamsPerConnection { get; init; } = 1_000;

    /// <summary>Between two control frames. The venue allows five messages a second, and counts pongs.</summary>
    public TimeSpan ControlInterval { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>A connection that says nothing for so long is asked whether it lives.</summary>
    public TimeSpan QuietBeforeProbe { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a control frame may go unanswered.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A connection is replaced at this age. The venue closes it at 24 hours.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(23);

    /// <summary>The first wait after a failed attempt; it doubles up to <see cref="LongestBackoff"/>, each with jitter.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts to connect, of all connections together, in any five minutes. The venue allows 300 an address.</summary>
    public int AttemptsInFiveMinutes { get; init; } = 200;

    /// <summary>Frames beyond it end the connection.</summary>
    public int LargestFrame { get; init; } = 4 * 1024 * 1024;

    /// <summary>What the jitter is drawn from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Opens a socket; a test may give its own.</summary>
    public Func<Uri, CancellationToken, ValueTask<WebSocket>> Open { get; init; } =
        (address, stop) => KeepAliveSocket.Open(address, TimeSpan.FromSeconds(30), stop);
}

using System.Net.WebSockets;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.UserData;

/// <param name="Quiet">After how long without a frame the link is asked whether it lives.</param>
/// <param name="Patience">How long the answer to that, to a connection and to a subscription is waited for.</param>
/// <param name="Renew">At what age a link is replaced; the venue ends it at 24 h.</param>
/// <param name="FirstPause">The pause before the second attempt to connect; each next one is twice as long, up to <paramref name="LongestPause"/>.</param>
/// <param name="Stable">How long a link has to hold for the pauses to start anew.</param>
public sealed record UserDataOptions(
    TimeSpan Quiet, TimeSpan Patience, TimeSpan Renew, TimeSpan FirstPause, TimeSpan LongestPause, TimeSpan Stable)
{
    public static UserDataOptions Default { get; } = new(
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromHours(23), TimeSpan.FromMilliseconds(500),
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));

    /// <summary>Opens a socket; a test may give its own.</summary>
    public Func<Uri, CancellationToken, ValueTask<WebSocket>> Open { get; init; } =
        (address, stop) => KeepAliveSocket.Open(address, TimeSpan.FromSeconds(20), stop);

    /// <summary>For a venue whose time runs so many times as fast as the wall clock; the age of a link is counted by the venue's.</summary>
    public UserDataOptions AtPace(double pace) => this with
    {
        Quiet = Quiet * pace,
        Patience = Patience * pace,
        FirstPause = FirstPause * pace,
        LongestPause = LongestPause * pace,
        Stable = Stable * pace,
    };
}

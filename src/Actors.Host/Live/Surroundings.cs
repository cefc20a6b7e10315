using System.Net.WebSockets;
using Actors.Runtime.Hocon;
using Actors.Runtime.Persistence;

namespace Actors.Host.Live;

/// <summary>What a live engine runs in: its time, and its ways to the network and the disk. A test gives its own.</summary>
/// <param name="Clock">The venue's time.</param>
/// <param name="Pace">How many times as fast as the wall clock the venue's time runs.</param>
sealed record Surroundings(TimeProvider Clock, double Pace)
{
    /// <summary>False of an exchange that ends with this process: what it does not know any more says nothing of what was bought.</summary>
    public bool VenueRemembers { get; init; } = true;

    /// <summary>Of market connections: their waits, retries and silences.</summary>
    public TimeProvider Network { get; init; } = TimeProvider.System;

    /// <summary>Opens the sockets of market streams and user data; null for those of the machine.</summary>
    public Func<Uri, CancellationToken, ValueTask<WebSocket>>? OpenSocket { get; init; }

    /// <summary>What requests pass on their way to the sockets, given these.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler> Wires { get; init; } = sockets => sockets;

    /// <summary>Stands between the actors and the journal.</summary>
    public Func<IJournal, IJournal> Journal { get; init; } = journal => journal;

    /// <summary>Of the actor system; null for the defaults.</summary>
    public Config? Actors { get; init; }
}

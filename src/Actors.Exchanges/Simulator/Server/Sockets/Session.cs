namespace Actors.Exchanges.Simulator.Server;

/// <summary>One WebSocket connection, of whichever kind.</summary>
internal abstract class Session(Peer peer, string ip)
{
    public Peer Peer { get; } = peer;
    public string Ip { get; } = ip;

    /// <summary>Times in microseconds.</summary>
    public bool Micros { get; init; }

    /// <summary>The client sent a message.</summary>
    public abstract void Told(ReadOnlyMemory<byte> message);

    /// <summary>Tells the client that the server shuts down.</summary>
    public abstract void Announce();

    /// <summary>The connection is gone.</summary>
    public abstract void End();
}

using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Every connection there is, and whether new ones are taken.</summary>
internal sealed class Connections(SimulatorOptions options, TimeProvider time)
{
    readonly ConcurrentDictionary<string, ConnectionContext> lines = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Session, DateTimeOffset> sessions = [];
    long downUntil;

    /// <summary>WebSocket connections.</summary>
    public int Count => sessions.Count;

    public Traffic Traffic
    {
        get
        {
            // What was taken is read first: what it led to was sent before.
            var open = sessions.Keys.Select(session => session.Peer).ToArray();
            var taken = open.Sum(peer => peer.Taken);
            return new(open.Length, open.Sum(peer => peer.Sent), taken);
        }
    }

    /// <summary>Serves a TCP connection, unless the server is down.</summary>
    public async Task Accept(ConnectionContext connection, ConnectionDelegate serve)
    {
        if (time.GetUtcNow().UtcTicks < Interlocked.Read(ref downUntil))
        {
            connection.Abort();
            return;
        }
        var line = new Line(connection.Transport);
        connection.Transport = line;
        connection.Features.Set(line);
        lines[connection.ConnectionId] = connection;
        try
        {
            await serve(connection);
        }
        finally
        {
            lines.TryRemove(connection.ConnectionId, out _);
        }
    }

    public void Add(Session session) => sessions[session] = time.GetUtcNow();

    public void Remove(Session session) => sessions.TryRemove(session, out _);

    /// <summary>Closes connections that have had their time.</summary>
    public void CloseOld()
    {
        var oldest = time.GetUtcNow() - options.ConnectionLife;
        foreach (var (session, since) in sessions)
            if (since < oldest)
                session.Peer.Close(WebSocketCloseStatus.NormalClosure, $"{options.ConnectionLife} are over");
    }

    /// <summary>Tells every client that the server shuts down.</summary>
    public void Announce()
    {
        foreach (var session in sessions.Keys)
            session.Announce();
    }

    public void CloseAll()
    {
        foreach (var session in sessions.Keys)
            session.Peer.Close(WebSocketCloseStatus.EndpointUnavailable, "the server shuts down");
    }

    /// <summary>Tears down the WebSocket connections of an address.</summary>
    public void CutOff(string ip)
    {
        foreach (var session in sessions.Keys)
            if (session.Ip == ip)
                session.Peer.Cut();
    }

    /// <summary>Tears everything down and takes nothing new for a while.</summary>
    public void CutAll(TimeSpan down)
    {
        Interlocked.Exchange(ref downUntil, (time.GetUtcNow() + down).UtcTicks);
        foreach (var line in lines.Values)
            line.Abort();
    }
}

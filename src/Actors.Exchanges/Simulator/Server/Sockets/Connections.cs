using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Every connection there is, and whether new ones are taken.</summary>
internal sealed class Connections(SimulatorOptions options, TimeProvider time)
{
    readonly ConcurrentDictionary<string, ConnectionContext> lines = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Session, (long Number, DateTimeOffset Since)> sessions = [];
    long downUntil;
    long opened;
    long unanswered;

    /// <summary>WebSocket connections.</summary>
    public int Count => sessions.Count;

    /// <summary>True while none is taken.</summary>
    public bool IsDown => time.GetUtcNow().UtcTicks < Interlocked.Read(ref downUntil);

    /// <summary>REST requests that will never be answered.</summary>
    public long Unanswered => Interlocked.Read(ref unanswered);

    public IReadOnlyList<Traffic> Traffic
    {
        get
        {
            // What was taken is read first: what it led to was sent before.
            var open = sessions.Select(one => (one.Value.Number, one.Key.Peer, one.Key.Peer.Taken)).ToArray();
            return [.. open.Select(one => new Traffic(one.Number, one.Peer.Sent, one.Taken, one.Peer.IsCut, one.Peer.IsMute))];
        }
    }

    /// <summary>Serves a TCP connection, unless the server is down.</summary>
    public async Task Accept(ConnectionContext connection, ConnectionDelegate serve)
    {
        if (IsDown)
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

    public void Add(Session session) => sessions[session] = (Interlocked.Increment(ref opened), time.GetUtcNow());

    /// <summary>The line of a request goes mute, so that its answer never arrives.</summary>
    public void LeaveUnanswered(Line? line)
    {
        line?.Mute();
        Interlocked.Increment(ref unanswered);
    }

    public void Remove(Session session) => sessions.TryRemove(session, out _);

    /// <summary>Closes connections that have had their time.</summary>
    public void CloseOld()
    {
        var oldest = time.GetUtcNow() - options.ConnectionLife;
        foreach (var (session, one) in sessions)
            if (one.Since < oldest)
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
        foreach (var session in sessions.Keys)
            session.Peer.Cut();
        foreach (var line in lines.Values)
            line.Abort();
    }
}

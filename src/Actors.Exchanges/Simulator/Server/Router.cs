using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// Which part of the server a path belongs to. Only the end of a path counts, so that prefixes before it work, as some
/// client libraries need them.
/// </summary>
internal sealed class Router(SimulatedExchange world, Connections connections, SimulatorOptions options, TimeProvider time)
{
    const string Api = "/api/v3/";
    const string SocketApi = "/ws-api/v3";

    static readonly Catalogue catalogue = new();

    readonly RestHandler rest = new(world.Dispatcher, catalogue, world.Context, connections);
    readonly AdminHandler admin = new(world, connections);

    public async Task Serve(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (path.LastIndexOf(Api, StringComparison.Ordinal) is >= 0 and var at)
            await rest.Answer(http, path[(at + Api.Length)..]);
        else if (path.StartsWith("/sim/", StringComparison.Ordinal))
            await admin.Answer(http, path[5..]);
        else if (path.EndsWith(SocketApi, StringComparison.Ordinal))
            await Open(http, 2, peer => Session(http, peer));
        else if (Streams(http, path) is { } streams)
            await Open(http, 0, peer => Session(http, peer, streams.Names, streams.Combined));
        else
            await rest.AnswerUnknown(http);
    }

    // Null for paths that are no market streams, and for streams that do not exist.
    static (List<StreamName> Names, bool Combined)? Streams(HttpContext http, string path)
    {
        string names;
        bool combined;
        if (path.LastIndexOf("/ws", StringComparison.Ordinal) is >= 0 and var at && (path.Length == at + 3 || path[at + 3] == '/'))
            (names, combined) = (path[(at + 3)..], false);
        else if (path.EndsWith("/stream", StringComparison.Ordinal))
            (names, combined) = (http.Request.Query["streams"].ToString(), true);
        else
            return null;
        var parsed = new List<StreamName>();
        foreach (var name in names.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            // Some clients number their connections: /ws/0
            if (!combined && name.All(char.IsAsciiDigit))
                continue;
            if (StreamName.Parse(name) is not { } stream)
                return null;
            parsed.Add(stream);
        }
        return (parsed, combined);
    }

    async Task Open(HttpContext http, int weight, Func<Peer, Session> open)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await rest.AnswerNoSocket(http);
            return;
        }
        try
        {
            world.Limiter.Connect(RestHandler.Ip(http));
            world.Limiter.Admit(RestHandler.Ip(http), weight, rest: false);
            _ = IsMicros(http);
        }
        catch (ApiException e)
        {
            await rest.Refuse(http, e);
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = options.PingEvery,
            KeepAliveTimeout = options.PongWithin,
        });
        using var peer = new Peer(socket, http.Features.Get<Line>(), world.Faults, time, options.QueuePerClient);
        var session = open(peer);
        connections.Add(session);
        try
        {
            await peer.Run(session.Told);
        }
        finally
        {
            session.End();
            connections.Remove(session);
        }
    }

    ApiSession Session(HttpContext http, Peer peer) =>
        new(peer, RestHandler.Ip(http), world.Dispatcher, catalogue, world.Context, world.Engine)
        {
            Micros = IsMicros(http),
            ReturnRateLimits = http.Request.Query["returnRateLimits"] != "false",
        };

    MarketSession Session(HttpContext http, Peer peer, List<StreamName> streams, bool combined)
    {
        var session = new MarketSession(peer, RestHandler.Ip(http), world.Streams, world.Engine, options.Limits)
        {
            Combined = combined,
            Micros = IsMicros(http),
        };
        if (!session.Subscribe(streams))
            peer.Close(WebSocketCloseStatus.PolicyViolation, $"more than {options.Limits.StreamsPerConnection} streams");
        return session;
    }

    static bool IsMicros(HttpContext http) => RestHandler.IsMicros(http.Request.Query["timeUnit"].ToString());
}

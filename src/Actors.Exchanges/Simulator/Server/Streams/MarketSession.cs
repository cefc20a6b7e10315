using System.Net.WebSockets;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>One market connection: what it listens to, and the control frames it sends.</summary>
internal sealed class MarketSession(Peer peer, string ip, MarketStreams streams, Engine engine, LimitOptions limits)
    : Session(peer, ip), IControlled
{
    readonly List<string> subscribed = [];
    FixedWindow messages = new(TimeSpan.FromSeconds(1));

    /// <summary>Frames bear the name of their stream.</summary>
    public bool Combined { get; set; }

    public IReadOnlyList<string> Subscriptions => subscribed;

    public bool Subscribe(IReadOnlyList<StreamName> names) => engine.Do(_ =>
    {
        foreach (var name in names)
        {
            if (subscribed.Contains(name.Text))
                continue;
            subscribed.Add(name.Text);
            streams.Add(this, name);
        }
        return subscribed.Count <= limits.StreamsPerConnection;
    });

    public void Unsubscribe(IReadOnlyList<string> names) => engine.Do(_ =>
    {
        foreach (var name in names)
            if (subscribed.Remove(name))
                streams.Remove(this, name);
        return true;
    });

    public override void Told(ReadOnlyMemory<byte> message)
    {
        messages.Add(engine.Clock(), 1);
        if (limits.Enforced && messages.Count > limits.MessagesPerSecond)
            Peer.Close(WebSocketCloseStatus.PolicyViolation, "Too many requests");
        else if (ControlFrames.Answer(message, this) is { } answer)
            Peer.Send(answer);
        else
            Peer.Close(WebSocketCloseStatus.PolicyViolation, $"more than {limits.StreamsPerConnection} streams");
    }

    public override void Announce()
    {
        using var to = new WireWriter(Micros);
        if (Combined)
        {
            to.Json.WriteStartObject();
            to.Json.WriteString("stream", "!serverShutdown");
            to.Json.WritePropertyName("data");
        }
        StreamJson.ServerShutdown(to, engine.Clock().ToUnixTimeMilliseconds());
        if (Combined)
            to.Json.WriteEndObject();
        Peer.Send(to.Take());
    }

    public override void End() => Unsubscribe([.. subscribed]);
}

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Writes frames of market streams and sends them to those who listen. For one thread at a time.</summary>
internal sealed class FrameWriter : IDisposable
{
    readonly WireWriter text = new();

    /// <summary>Each way of writing the frame is made once, whoever listens.</summary>
    public void Publish(Topic topic, Action<WireWriter> payload)
    {
        var frames = new byte[]?[4];
        foreach (var session in topic.Listeners)
        {
            ref var frame = ref frames[(session.Combined ? 1 : 0) + (session.Micros ? 2 : 0)];
            frame ??= Write(topic, payload, session.Combined, session.Micros);
            session.Peer.Send(FaultTarget.Market, topic.Name.Text, frame);
        }
    }

    public void Dispose() => text.Dispose();

    byte[] Write(Topic topic, Action<WireWriter> payload, bool combined, bool micros)
    {
        text.Micros = micros;
        if (combined)
        {
            text.Json.WriteStartObject();
            text.Json.WriteString("stream", topic.Name.Text);
            text.Json.WritePropertyName("data");
        }
        payload(text);
        if (combined)
            text.Json.WriteEndObject();
        return text.Take();
    }
}

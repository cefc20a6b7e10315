namespace Actors.Exchanges.Simulator.Server;

/// <summary>Which connections hear of an account. Used inside the exchange's turn only.</summary>
internal sealed class UserStreams : IDisposable
{
    readonly Dictionary<string, List<(ApiSession Session, int Id)>> listeners = new(StringComparer.Ordinal);
    readonly WireWriter text = new();

    public void Add(string account, ApiSession session, int id) => Of(account).Add((session, id));

    public void Remove(string account, ApiSession session) => Of(account).RemoveAll(l => l.Session == session);

    public bool Has(string account, ApiSession session) => Of(account).Exists(l => l.Session == session);

    /// <summary>Sends an event to all who listen to the account.</summary>
    public void Publish(string account, string type, Action<WireWriter> payload)
    {
        foreach (var (session, id) in Of(account))
            session.Peer.Send(FaultTarget.User, type, Write(id, payload, session.Micros));
    }

    /// <summary>Sends an event to one connection.</summary>
    public void Tell(ApiSession session, int? id, Action<WireWriter> payload) =>
        session.Peer.Send(Write(id, payload, session.Micros));

    public void Dispose() => text.Dispose();

    byte[] Write(int? id, Action<WireWriter> payload, bool micros)
    {
        text.Micros = micros;
        text.Json.WriteStartObject();
        if (id is { } subscription)
            text.Json.WriteNumber("subscriptionId", subscription);
        text.Json.WritePropertyName("event");
        payload(text);
        text.Json.WriteEndObject();
        return text.Take();
    }

    List<(ApiSession Session, int Id)> Of(string account) =>
        listeners.TryGetValue(account, out var known) ? known : listeners[account] = [];
}

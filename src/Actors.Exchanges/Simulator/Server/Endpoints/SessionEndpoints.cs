namespace Actors.Exchanges.Simulator.Server;

/// <summary>What a WebSocket API connection can be asked about itself, and user data.</summary>
internal static class SessionEndpoints
{
    const int MostSubscriptions = 65_535;

    public static IEnumerable<Endpoint> All =>
    [
        new("session.logon", null, Weights.Fixed(2), Logon),
        new("session.status", null, Weights.Fixed(2), Status),
        new("session.logout", null, Weights.Fixed(2), Status),
        new("session.subscriptions", null, Weights.Fixed(2), Subscriptions),
        new("userDataStream.subscribe", null, Weights.Fixed(2), NotLoggedOn),
        new("userDataStream.subscribe.signature", null, Weights.Fixed(2), Subscribe) { Signed = true },
        new("userDataStream.unsubscribe", null, Weights.Fixed(2), Unsubscribe),
    ];

    static void Logon(Call call)
    {
        if (!call.Context.IsKnownKey(call.Parameters.Require("apiKey")))
            throw new ApiException(-2015, "Invalid API-key, IP, or permissions for action.", 401);
        throw new ApiException(-4056, "session.logon takes Ed25519 keys only, which this exchange simulator cannot check: "
            + "use userDataStream.subscribe.signature.");
    }

    static void NotLoggedOn(Call call) => throw new ApiException(-2015,
        "Invalid API-key, IP, or permissions for action: log on first, or use userDataStream.subscribe.signature.", 401);

    static void Status(Call call)
    {
        var session = call.Session!;
        var json = call.To.Json;
        json.WriteStartObject();
        json.WriteNull("apiKey");
        json.WriteNull("authorizedSince");
        call.To.Time("connectedSince", session.Since);
        json.WriteBoolean("returnRateLimits", session.ReturnRateLimits);
        call.To.Time("serverTime", call.ServerTime);
        json.WriteBoolean("userDataStream", session.Accounts.Count > 0);
        json.WriteEndObject();
    }

    static void Subscriptions(Call call)
    {
        call.To.Json.WriteStartArray();
        foreach (var id in call.Session!.Accounts.Keys)
        {
            call.To.Json.WriteStartObject();
            call.To.Json.WriteNumber("subscriptionId", id);
            call.To.Json.WriteEndObject();
        }
        call.To.Json.WriteEndArray();
    }

    static void Subscribe(Call call)
    {
        var session = call.Session!;
        if (session.Accounts.ContainsValue(call.Account.Name))
            throw new ApiException(-2035, "User Data Stream subscription already active.");
        if (session.NextSubscription > MostSubscriptions)
            throw new ApiException(-2042, "Maximum subscription ID reached for this connection.");
        var id = session.NextSubscription++;
        session.Accounts.Add(id, call.Account.Name);
        call.Context.Users.Add(call.Account.Name, session, id);
        call.To.Json.WriteStartObject();
        call.To.Json.WriteNumber("subscriptionId", id);
        call.To.Json.WriteEndObject();
    }

    static void Unsubscribe(Call call)
    {
        var session = call.Session!;
        var asked = call.Parameters.Integer("subscriptionId");
        var ended = session.Accounts.Where(s => asked is null || s.Key == asked).ToArray();
        if (ended.Length == 0)
            throw new ApiException(-2036, "User Data Stream subscription not active.");
        foreach (var (id, account) in ended)
        {
            session.Accounts.Remove(id);
            call.Context.Users.Remove(account, session);
            call.Context.Users.Tell(session, id, to => UserJson.Terminated(to, call.Now));
        }
        call.To.Json.WriteStartObject();
        call.To.Json.WriteEndObject();
    }
}

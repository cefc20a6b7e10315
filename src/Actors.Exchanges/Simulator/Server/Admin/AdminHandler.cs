using System.Text.Json;
using Actors.Domain;
using Microsoft.AspNetCore.Http;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>What tests and people do to the running exchange by HTTP, below <c>/sim/</c>.</summary>
internal sealed class AdminHandler(SimulatedExchange world, Connections connections)
{
    const string Paths = "GET status, GET faults, POST faults, DELETE faults, POST clock, POST symbol, POST filters, "
        + "POST deposit, POST restart, POST wipe";

    /// <param name="path">What follows <c>/sim/</c>.</param>
    public async Task Answer(HttpContext http, string path)
    {
        using var to = new WireWriter();
        try
        {
            var asked = await AdminRequest.Read(http);
            var deed = Deed($"{http.Request.Method} {path.TrimEnd('/')}", asked);
            asked.Read();
            deed();
            Status(to);
        }
        catch (DomainFault e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            to.Clear();
            to.Json.WriteStartObject();
            to.Json.WriteString("error", e.Message);
            to.Json.WriteEndObject();
        }
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(to.Take());
    }

    // The request is read whole before anything is done, so that a wrong one changes nothing.
    Action Deed(string asked, AdminRequest request)
    {
        switch (asked)
        {
            case "GET status" or "GET faults":
                return () => { };
            case "POST faults":
                var rule = request.Fault();
                return () => world.Faults.Add(rule);
            case "DELETE faults":
                return world.Faults.Clear;
            case "POST clock":
                var skew = request.Time("skewMs");
                return () => world.ClockSkew = skew;
            case "POST symbol":
                var (halted, status) = (request.Text("symbol"), request.Word<SymbolStatus>("status"));
                return () => world.SetStatus(halted, status);
            case "POST filters":
                var (changed, filters) = (request.Text("symbol"), request.Filters());
                return () => world.ChangeFilters(changed, filters.Apply);
            case "POST deposit":
                var (account, asset, amount) = (request.Text("account"), request.Text("asset"), request.Deposit("amount"));
                return () => world.Deposit(account, asset, amount);
            case "POST restart":
                var down = request.Duration("downMs");
                return () => world.Restart(down);
            case "POST wipe":
                return world.Wipe;
            default:
                throw new DomainFault($"'{asked}' is not known here, expected one of: {Paths}");
        }
    }

    void Status(WireWriter to)
    {
        var json = to.Json;
        json.WriteStartObject();
        world.Do((exchange, now) =>
        {
            to.Time("time", now);
            json.WriteStartArray("symbols");
            foreach (var market in exchange.Markets)
            {
                json.WriteStartObject();
                json.WriteString("symbol", market.Rules.Symbol);
                to.Word("status", market.Status);
                to.Amount("lastPrice", market.LastPrice);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            return true;
        });
        json.WriteNumber("speed", world.Speed);
        json.WriteNumber("skewMs", (long)world.ClockSkew.TotalMilliseconds);
        json.WriteNumber("connections", connections.Count);
        json.WriteNumber("brokenRequests", world.BrokenRequests);
        if (world.LastBreak is { } last)
            json.WriteString("lastBreak", last.ToString());
        json.WriteStartArray("faults");
        foreach (var rule in world.Faults.Rules)
            Rule(to, rule);
        json.WriteEndArray();
        json.WriteStartArray("struck");
        foreach (var (kind, target, count) in world.Faults.Struck)
        {
            json.WriteStartObject();
            to.Word("kind", kind);
            to.Word("target", target);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Rule(WireWriter to, FaultRule rule)
    {
        to.Json.WriteStartObject();
        to.Word("kind", rule.Kind);
        to.Word("target", rule.Target);
        to.Json.WriteNumber("probability", rule.Probability);
        if (rule.Times is { } times)
            to.Json.WriteNumber("times", times);
        if (rule.Match is { } match)
            to.Json.WriteString("match", match);
        to.Json.WriteNumber("byMs", rule.By.TotalMilliseconds);
        to.Json.WriteEndObject();
    }
}

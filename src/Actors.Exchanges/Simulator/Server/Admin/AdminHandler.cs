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
            Answer($"{http.Request.Method} {path.TrimEnd('/')}", asked, to);
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

    void Answer(string asked, AdminRequest request, WireWriter to)
    {
        switch (asked)
        {
            case "GET status":
                break;
            case "GET faults":
                break;
            case "POST faults":
                var rule = request.Fault();
                request.Read();
                world.Faults.Add(rule);
                break;
            case "DELETE faults":
                world.Faults.Clear();
                break;
            case "POST clock":
                world.ClockSkew = request.Time("skewMs");
                break;
            case "POST symbol":
                world.SetStatus(request.Text("symbol"), request.Word<SymbolStatus>("status"));
                break;
            case "POST filters":
                world.ChangeFilters(request.Text("symbol"), request.Filters);
                break;
            case "POST deposit":
                world.Deposit(request.Text("account"), request.Text("asset"), request.Amount("amount"));
                break;
            case "POST restart":
                world.Restart(request.Time("downMs"));
                break;
            case "POST wipe":
                request.Read();
                world.Wipe();
                break;
            default:
                throw new DomainFault($"'{asked}' is not known here, expected one of: {Paths}");
        }
        request.Read();
        Status(to);
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

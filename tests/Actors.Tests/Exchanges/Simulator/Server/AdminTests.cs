using System.Text;
using System.Text.Json;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class AdminTests
{
    [Fact]
    public async Task Faults_are_switched_by_http()
    {
        await using var venue = await SimulatedVenue.Open();

        var (status, told) = await Ask(venue, "POST", "faults",
            """{"kind":"too_many_requests","target":"request","times":1,"match":"ping","byMs":3000}""");
        status.ShouldBe(200);
        told.GetProperty("faults")[0].GetRawText()
            .ShouldBe("""{"kind":"TOO_MANY_REQUESTS","target":"REQUEST","probability":1,"times":1,"match":"ping","byMs":3000}""");
        (await venue.Get("time")).Status.ShouldBe(200);
        (await venue.Get("ping")).Status.ShouldBe(429);
        (await Ask(venue, "GET", "status", "")).Told.GetProperty("struck")[0].GetProperty("count").GetInt64().ShouldBe(1);
        await Ask(venue, "POST", "faults", """{"kind":"DROP","target":"MARKET"}""");
        (await Ask(venue, "DELETE", "faults", "")).Told.GetProperty("faults").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_exchange_is_changed_by_http()
    {
        await using var venue = await SimulatedVenue.Open();

        (await Ask(venue, "POST", "clock", """{"skewMs":-1500}""")).Told.GetProperty("skewMs").GetInt64().ShouldBe(-1500);
        await Ask(venue, "POST", "symbol", """{"symbol":"BTCUSDT","status":"BREAK"}""");
        await Ask(venue, "POST", "filters", """{"symbol":"BTCUSDT","tickSize":"0.5"}""");
        await Ask(venue, "POST", "deposit", """{"account":"trader","asset":"ETH","amount":3}""");
        (await Ask(venue, "POST", "wipe", "")).Status.ShouldBe(200);

        var symbol = (await venue.Get("exchangeInfo", "symbol=BTCUSDT")).Json.GetProperty("symbols")[0];
        symbol.GetProperty("status").GetString().ShouldBe("BREAK");
        symbol.GetProperty("filters")[0].GetProperty("tickSize").GetString().ShouldBe("0.50000000");
        venue.Faults.Struck.Select(s => s.Kind).ShouldBe([FaultKind.ClockSkew, FaultKind.SymbolStatus, FaultKind.FilterChange, FaultKind.Wipe]);
    }

    [Theory]
    [InlineData("POST", "faults", "[]", "no JSON object")]
    [InlineData("POST", "faults", """{"target":"MARKET"}""", "'kind' is missing")]
    [InlineData("POST", "faults", """{"kind":"DANCE","target":"MARKET"}""", "expected one of DROP")]
    [InlineData("POST", "faults", """{"kind":"DROP","target":"MARKET","probability":2}""", "expected 0 to 1")]
    [InlineData("POST", "faults", """{"kind":"DROP","target":"MARKET","colour":"red"}""", "'colour' is not known")]
    [InlineData("POST", "symbol", """{"symbol":"NOSUCH","status":"HALT"}""", "expected one of BTCUSDT")]
    [InlineData("POST", "deposit", """{"account":"me","asset":"ETH","amount":3}""", "expected one of trader")]
    [InlineData("POST", "deposit", """{"account":"trader","asset":"ETH","amount":-3}""", "free")]
    [InlineData("POST", "dance", "{}", "expected one of: GET status")]
    public async Task What_cannot_be_done_is_answered(string verb, string path, string body, string why)
    {
        await using var venue = await SimulatedVenue.Open();

        var (status, told) = await Ask(venue, verb, path, body);

        status.ShouldBe(400);
        told.GetProperty("error").GetString()!.ShouldContain(why);
        venue.Faults.Rules.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "clock", """{"skewMs":1e300}""")]
    [InlineData("POST", "faults", """{"kind":"DROP","target":"MARKET","times":1e12}""")]
    [InlineData("POST", "faults", """{"kind":"DROP","target":"MARKET","times":0}""")]
    [InlineData("POST", "restart", """{"downMs":-1}""")]
    [InlineData("POST", "wipe", """{"sure":true}""")]
    public async Task Impossible_values_change_nothing(string verb, string path, string body)
    {
        await using var venue = await SimulatedVenue.Open();

        (await Ask(venue, verb, path, body)).Status.ShouldBe(400);

        venue.Faults.Rules.ShouldBeEmpty();
        venue.Faults.Struck.ShouldBeEmpty();
    }

    static async Task<(int Status, JsonElement Told)> Ask(SimulatedVenue venue, string verb, string path, string body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(verb), $"{venue.Simulator.Uri}sim/{path}");
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, json.RootElement.Clone());
    }
}

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

    [Theory]
    [InlineData("filters", """{"symbol":"BTCUSDT","tickSize":"-1","stepSize":"1","minNotional":"3"}""", "tickSize was -1, expected 0 or more")]
    [InlineData("filters", """{"symbol":"BTCUSDT","stepSize":"-2"}""", "stepSize was -2")]
    [InlineData("filters", """{"symbol":"BTCUSDT","minNotional":-3}""", "minNotional was -3")]
    [InlineData("filters", """{"symbol":"BTCUSDT","stepSize":0}""", "expected more than 0")]
    [InlineData("filters", """{"symbol":"BTCUSDT","tickSize":"NaN"}""", "tickSize was NaN, expected a number")]
    [InlineData("filters", """{"symbol":"BTCUSDT","tickSize":1e-40}""", "expected a number")]
    [InlineData("filters", """{"symbol":"BTCUSDT","tickSize":null}""", "tickSize was null, expected a number")]
    [InlineData("filters", """{"symbol":"BTCUSDT","tickSize":"0.000000001"}""", "8 digits after the point")]
    [InlineData("filters", """{"symbol":"BTCUSDT","tickSize":2000000}""", "which is maxPrice")]
    [InlineData("filters", """{"symbol":"BTCUSDT","stepSize":10000000}""", "which is maxQty")]
    [InlineData("filters", """{"symbol":"BTCUSDT","minNotional":10000000}""", "which is maxNotional")]
    [InlineData("filters", """{"symbol":"BTCUSDT"}""", "found no filter")]
    [InlineData("filters", """{"symbol":"BTCUSDT","tickSize":"1","colour":"red"}""", "'colour' is not known")]
    [InlineData("filters", """{"symbol":"BTCUSDT","tickSize":"1","tickSize":"2"}""", "'tickSize' is there twice")]
    [InlineData("filters", """{"symbol":5,"tickSize":"1"}""", "symbol was 5, expected a text")]
    [InlineData("filters", """{"symbol":"NOSUCH","tickSize":"1"}""", "expected one of BTCUSDT")]
    [InlineData("symbol", """{"symbol":"BTCUSDT","status":"HALT","colour":"red"}""", "'colour' is not known")]
    [InlineData("symbol", """{"symbol":"BTCUSDT","status":["HALT"]}""", "expected a text")]
    [InlineData("clock", """{"skewMs":5,"colour":"red"}""", "'colour' is not known")]
    [InlineData("deposit", """{"account":"trader","asset":"NOSUCH","amount":3}""", "no asset 'NOSUCH', expected one of BTC, ETH, USDT")]
    [InlineData("deposit", """{"account":"trader","asset":"ETH","amount":0}""", "expected other than 0")]
    [InlineData("deposit", """{"account":"trader","asset":"ETH","amount":1e28}""", "at most")]
    [InlineData("deposit", """{"account":"trader","asset":"ETH","amount":0.000000001}""", "8 digits")]
    [InlineData("deposit", """{"account":"trader","asset":"ETH","amount":true}""", "expected a number")]
    [InlineData("faults", """{"kind":"DELAY","target":"REQUEST"}""", "DELAY cannot strike REQUEST, expected MARKET or USER")]
    [InlineData("faults", """{"kind":"CLOCK_SKEW","target":"EXCHANGE"}""", "CLOCK_SKEW cannot strike by a rule")]
    [InlineData("faults", """{"kind":"DROP","target":"MARKET","byMs":-5}""", "byMs was -5, expected no negative time")]
    [InlineData("faults", """{"kind":"DROP","target":"MARKET","match":5}""", "match was 5, expected a text")]
    [InlineData("faults", """{"kind":"DROP","target":"MARKET","match":"\ud800"}""", "no JSON object")]
    [InlineData("faults", """{"kind":"LAGGING_READ","target":"REQUEST","byMs":70000}""", "at most 60000")]
    [InlineData("restart", """{"downMs":1,"colour":"red"}""", "'colour' is not known")]
    public async Task What_is_wrong_is_told_before_anything_is_done(string path, string body, string why)
    {
        await using var venue = await SimulatedVenue.Open();
        var before = await Seen(venue);

        var (status, told) = await Ask(venue, "POST", path, body);

        status.ShouldBe(400);
        told.GetProperty("error").GetString()!.ShouldContain(why);
        (await Seen(venue)).ShouldBe(before);
        venue.Faults.Struck.ShouldBeEmpty();
        venue.Simulator.Exchange.ClockSkew.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_wrong_clearing_clears_nothing()
    {
        await using var venue = await SimulatedVenue.Open();
        await Ask(venue, "POST", "faults", """{"kind":"DROP","target":"MARKET"}""");

        (await Ask(venue, "DELETE", "faults", """{"kind":"DROP"}""")).Told.GetProperty("error").GetString().ShouldBe("field 'kind' is not known here, expected none");

        venue.Faults.Rules.Count.ShouldBe(1);
    }

    static async Task<string> Seen(SimulatedVenue venue) =>
        (await venue.Get("exchangeInfo")).Json.GetProperty("symbols").GetRawText()
        + (await venue.Signed("GET", "account")).Json.GetProperty("balances").GetRawText()
        + venue.Faults.Rules.Count;

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

using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

public sealed class RenderTests
{
    [Theory]
    [InlineData("a = 1.50", "1.50")]
    [InlineData("a = 1e5", "1e5")]
    [InlineData("a = 007", "7")]
    [InlineData("a = -00.50", "-0.50")]
    [InlineData("a = 1.", "1")]
    [InlineData("a = 1.e5", "1e5")]
    [InlineData("a = -.5", "-0.5")]
    [InlineData("a = 000", "0")]
    [InlineData("a = 1E+400", "1E+400")]
    public void Numbers_are_written_as_they_were_read_where_JSON_allows_it(string text, string json) =>
        Reading.Json(text).ShouldBe($"{{\"a\":{json}}}");

    [Fact]
    public void JSON_is_one_line() => Reading.Json("a = \"\"\"x\ny\u2028z\"\"\"\n\"b\\u0001\" = [1, {}]")
        .ShouldBe("""{"a":"x\ny\u2028z","b\u0001":[1,{}]}""");

    [Fact]
    public void HOCON_is_readable()
    {
        var config = ConfigurationFactory.ParseString(
            "a.b { c = 1.50, \"d.e\" = x, include2 = true }, l = [1, [2], y], o = [{p = 1}, {}], e = {}, \"include\" = null, \"\" = \"\"");

        Render.ToHocon(config.Root).ShouldBe(
            """
            a {
              b {
                c = 1.50
                "d.e" = "x"
                include2 = true
              }
            }
            l = [1, [2], "y"]
            o = [
              {
                p = 1
              }
              {}
            ]
            e = {}
            "include" = null
            "" = ""

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_unresolved_is_written_as_it_was() =>
        Render.ToHocon(ConfigurationFactory.ParseString("a = 1, a = ${?X}, b = ${a} \"x\"[${c}], l += 2").Root).ShouldBe(
            "a = 1\na = ${?X}\nb = ${a} \"x\"[${c}]\nl = ${?l}[2]\n");

    [Theory]
    [InlineData("password")]
    [InlineData("db-password")]
    [InlineData("api-key")]
    [InlineData("apiKey")]
    [InlineData("API_KEY")]
    [InlineData("api-secret")]
    [InlineData("secret")]
    [InlineData("access-token")]
    [InlineData("private-key")]
    [InlineData("privateKeyPem")]
    [InlineData("passphrase")]
    [InlineData("credentials")]
    public void Secrets_are_masked(string key)
    {
        var root = ConfigurationFactory.ParseString($"a {{ {key} = hunter2, {key}2 {{ x = [hunter2, 5] }}, user = me }}").Root;

        Render.ToJson(root, maskSecrets: true)
            .ShouldBe($$$"""{"a":{"{{{key}}}":"***","{{{key}}}2":{"x":["***","***"]},"user":"me"}}""");
        Render.ToHocon(root, maskSecrets: true).ShouldNotContain("hunter2");
        root.ToString().ShouldNotContain("hunter2");
        Render.ToJson(root).ShouldContain("hunter2");
    }

    [Fact]
    public void A_secret_that_is_not_set_is_shown_as_such() =>
        Render.ToJson(ConfigurationFactory.ParseString("api-key = \"\", secret = null").Root, maskSecrets: true)
            .ShouldBe("""{"api-key":"","secret":null}""");

    [Theory]
    [InlineData("key")]
    [InlineData("keyboard")]
    [InlineData("passive")]
    [InlineData("symbol")]
    public void Other_keys_are_not_secrets(string key) => SecretKeys.IsSecret(key).ShouldBeFalse();

    [Theory]
    [InlineData("a.b", "a.b")]
    [InlineData("\"a.b\".c", "\"a.b\".c")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"include\"", "\"include\"")]
    [InlineData("\"BTCUSDT:1h\"", "\"BTCUSDT:1h\"")]
    public void Paths_are_written_so_that_they_read_back(string text, string written)
    {
        var path = HoconPath.Parse(text);

        path.ToString().ShouldBe(written);
        HoconPath.Parse(path.ToString()).ShouldBe(path);
    }
}

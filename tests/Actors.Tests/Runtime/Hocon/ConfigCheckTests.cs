using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

public sealed class ConfigCheckTests
{
    static readonly Config Reference = ConfigurationFactory.ParseString(
        """
        trading { mode = paper, mode = ${?ACTORS_MODE} }
        risk { max-notional = 100.00, cooldown = 10s, enabled = true, rules = [notional, rate], buffer = 64 MiB }
        exchange { api-key = ${?ACTORS_API_KEY}, url = "wss://x", retry = null, headers {} }
        strategies {
          "*" { enabled = true, timeframe = 1h, params {}, limits { loss = 5, "*" { max = 1 } } }
          default { name = x }
        }
        accounts = [ { name = main, leverage = 1 } ]
        tags = []
        """, "reference.conf");

    static string[] Problems(string user)
    {
        var effective = ConfigurationFactory.ParseString(user, "user.conf").WithFallback(Reference).Resolve(static _ => null);
        return [.. ConfigCheck.Against(Reference, effective).Select(static p => p.ToString())];
    }

    [Theory]
    [InlineData("")]
    [InlineData("trading.mode = live")]
    [InlineData("risk { max-notional = 5, cooldown = 500, enabled = off, rules = [], buffer = 1G }")]
    [InlineData("risk { max-notional = \"5.5\", cooldown = infinite, rules += other }")]
    [InlineData("exchange { api-key = abc, url = 5, retry { times = 3 }, headers { anything.at.all = [1] } }")]
    [InlineData("strategies { ema { enabled = false, timeframe = 1M, params { fast = 9 }, limits { mine.max = 3 } }, rsi = null }")]
    [InlineData("accounts = [ { name = a, leverage = 2 }, { name = b } ]")]
    [InlineData("accounts { \"0\" { name = a } }")]
    [InlineData("tags = [1, {x = y}]")]
    [InlineData("strategies.default.name = y")]
    [InlineData("strategies { ema = ${strategies.\"*\"}, ema.enabled = no }")]
    public void What_the_reference_allows_passes(string user) => Problems(user).ShouldBeEmpty();

    [Theory]
    [InlineData("risk.max-notionl = 5", "user.conf:1:20: unknown key ‘risk.max-notionl’; did you mean ‘risk.max-notional’?")]
    [InlineData("risk.MaxNotional = 5", "user.conf:1:20: unknown key ‘risk.MaxNotional’; did you mean ‘risk.max-notional’?")]
    [InlineData("riks { enabled = true }", "user.conf:1:6: unknown key ‘riks’; did you mean ‘risk’?")]
    [InlineData("cooldown = 5s", "user.conf:1:12: unknown key ‘cooldown’; did you mean ‘risk.cooldown’?")]
    [InlineData("risk.zzz = 5", "user.conf:1:12: unknown key ‘risk.zzz’; known keys here: max-notional, cooldown, enabled, rules, buffer")]
    [InlineData("strategies.ema.enabeld = no", "user.conf:1:26: unknown key ‘strategies.ema.enabeld’; did you mean ‘strategies.ema.enabled’?")]
    [InlineData("strategies.default.enabled = no", "user.conf:1:30: unknown key ‘strategies.default.enabled’; did you mean ‘risk.enabled’?")]
    [InlineData("accounts = [ { name = a, levrage = 2 } ]", "user.conf:1:36: unknown key ‘accounts[0].levrage’; did you mean ‘accounts[0].leverage’?")]
    [InlineData("\"a b\".c = 1", "user.conf:1:1: unknown key ‘\"a b\"’; known keys here: trading, risk, exchange, strategies, accounts, tags")]
    public void An_unknown_key_is_named_with_the_nearest_known_one(string user, string problem) => Problems(user).ShouldBe([problem]);

    [Theory]
    [InlineData("risk.max-notional = many", "user.conf:1:21: ‘risk.max-notional’: found \"many\", expected a number")]
    [InlineData("risk.cooldown = 10 parsecs", "user.conf:1:17: ‘risk.cooldown’: found \"10 parsecs\", expected a duration such as 500ms, 10s, 5m, 1h or 1d (a bare number is milliseconds)")]
    [InlineData("risk.buffer = lots", "user.conf:1:15: ‘risk.buffer’: found \"lots\", expected a size such as 512, 10kB, 64K, 1MiB or 2G (a bare number is bytes)")]
    [InlineData("risk.enabled = 1", "user.conf:1:16: ‘risk.enabled’: found number 1, expected true or false")]
    [InlineData("risk.rules = notional", "user.conf:1:14: ‘risk.rules’: found \"notional\", expected a list")]
    [InlineData("risk.rules = [a, [b]]", "user.conf:1:18: ‘risk.rules[1]’: found a list, expected a string")]
    [InlineData("risk = 5", "user.conf:1:8: ‘risk’: found number 5, expected an object")]
    [InlineData("risk = null", "user.conf:1:8: ‘risk’: found null, expected an object")]
    [InlineData("trading.mode = [live]", "user.conf:1:16: ‘trading.mode’: found a list, expected a string")]
    [InlineData("strategies.ema = on", "user.conf:1:18: ‘strategies.ema’: found \"on\", expected an object")]
    [InlineData("strategies.ema.limits.mine.max = x", "user.conf:1:34: ‘strategies.ema.limits.mine.max’: found \"x\", expected a number")]
    [InlineData("strategies.\"*\".enabled = 5", "user.conf:1:26: ‘strategies.\"*\".enabled’: found number 5, expected true or false")]
    public void A_wrong_type_is_named_with_what_was_expected(string user, string problem) => Problems(user).ShouldBe([problem]);

    [Fact]
    public void All_problems_come_at_once() =>
        Problems("risk { max-notional = x, nope = 1 }\nfoo = 1\nexchange.url = {}").Length.ShouldBe(4);

    [Fact]
    public void A_template_gives_its_defaults_to_every_key_that_users_name()
    {
        var effective = ConfigTemplate.Apply(Reference, ConfigurationFactory.ParseString(
            "strategies { ema { enabled = false, limits { mine {}, loss = 7 } }, rsi {}, gone = null }, strategies.\"*\".timeframe = 5m")
            .WithFallback(Reference).Resolve(static _ => null));

        Render.ToJson(effective.GetValue("strategies")).ShouldBe(
            """{"default":{"name":"x"},"ema":{"enabled":false,"timeframe":"5m","params":{},"limits":{"loss":7,"mine":{"max":1}}},"rsi":{"enabled":true,"timeframe":"5m","params":{},"limits":{"loss":5}}}""");
    }
}

public sealed class ConfigSourcesTests : IDisposable
{
    static readonly Config Reference = ConfigurationFactory.ParseString(
        """
        risk { max-notional = 100, cooldown = 10s, rules = [a, b] }
        dir = /var, log = ${dir}/log, key = ${?ACTORS_SECRET_KEY}
        strategies { "*" { enabled = true } }
        """, "reference.conf");

    readonly TempFolder folder = new TempFolder().With("one.conf", "risk.max-notional = 1, dir = /one").With("two.conf", "risk.max-notional = 2");

    public void Dispose() => folder.Dispose();

    ConfigSources Sources(string[] settings, params (string Name, string Value)[] environment) => new(
        Reference, [folder["one.conf"], folder["two.conf"]], settings,
        name => environment.FirstOrDefault(e => e.Name == name).Value);

    [Fact]
    public void Files_override_the_reference_and_later_files_earlier_ones()
    {
        var config = Sources([]).Load();

        config.GetInt("risk.max-notional").ShouldBe(2);
        config.GetString("log").ShouldBe("/one/log");
        config.GetTimeSpan("risk.cooldown").ShouldBe(TimeSpan.FromSeconds(10));
        config.HasPath("key").ShouldBeFalse();
        config.GetConfig("strategies").IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void The_environment_overrides_files_and_the_command_line_all()
    {
        var config = Sources(["risk.max-notional=4", "risk.rules += c", "strategies.ema {}"],
            ("ACTORS_RISK_MAX_NOTIONAL", "3"), ("ACTORS_DIR", "/env"), ("ACTORS_RISK_RULES", "x:1, y"), ("ACTORS_SECRET_KEY", "k")).Load();

        config.GetInt("risk.max-notional").ShouldBe(4);
        config.GetValue("risk.max-notional").Origin.ToString().ShouldBe("command line --set risk.max-notional=4");
        config.GetString("log").ShouldBe("/env/log");
        config.GetValue("dir").Origin.ToString().ShouldBe("environment variable ACTORS_DIR");
        config.GetStringList("risk.rules").ShouldBe(["x:1", "y", "c"]);
        config.GetString("key").ShouldBe("k");
        config.GetBoolean("strategies.ema.enabled").ShouldBeTrue();
    }

    [Fact]
    public void All_problems_of_all_sources_come_at_once()
    {
        folder.With("one.conf", "a = ]").With("two.conf", "b = ${");

        var error = Should.Throw<ConfigException.Invalid>(() => Sources(["=x"], ("ACTORS_RISK_RULES", "[")).Load());

        error.Problems.Select(static p => p.Origin.Source).ShouldBe(
            [folder["one.conf"], folder["two.conf"], "environment variable ACTORS_RISK_RULES", "command line --set =x"]);
        error.Message.Split('\n').Length.ShouldBe(4);
    }

    [Fact]
    public void What_does_not_fit_the_reference_is_named_with_its_source()
    {
        var error = Should.Throw<ConfigException.Invalid>(() => Sources(["risk.max-notionl=4"], ("ACTORS_RISK_COOLDOWN", "soon")).Load());

        error.Message.ShouldContain("command line --set risk.max-notionl=4: unknown key ‘risk.max-notionl’; did you mean ‘risk.max-notional’?");
        error.Message.ShouldContain("environment variable ACTORS_RISK_COOLDOWN: ‘risk.cooldown’: found \"soon\", expected a duration");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("a=1, b=2")]
    [InlineData("a=1 # b")]
    [InlineData("a=http://x")]
    [InlineData("a=1\nb=2")]
    [InlineData("{a=1}")]
    [InlineData("include \"x\"")]
    public void A_setting_is_one_HOCON_field(string setting) =>
        Should.Throw<ConfigException.ParseError>(() => CommandLineSetting.Parse(setting)).Message.ShouldStartWith("command line --set ");

    [Fact]
    public void An_address_is_told_how_to_be_typed() =>
        Should.Throw<ConfigException.ParseError>(() => CommandLineSetting.Parse("a=http://x")).Message
            .ShouldEndWith("put a value that holds this in double quotes, and for the shell all of it in single ones: 'key=\"value\"'");

    [Fact]
    public void A_secret_setting_is_not_repeated() =>
        CommandLineSetting.Parse("exchange.api-secret=hunter2").GetValue("exchange.api-secret").Origin.Source
            .ShouldBe("command line --set exchange.api-secret=***");
}

using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

/// <summary>Hostile texts end in a clear error; long but honest ones are read.</summary>
public sealed class LimitsTests
{
    [Theory]
    [InlineData("{a:")]
    [InlineData("[")]
    [InlineData("a{")]
    [InlineData("[{a=")]
    [InlineData("a.")]
    public void Nesting_is_bounded(string opening) =>
        Reading.Fails<ConfigException.LimitExceeded>(Repeat(opening, 100_000) + "a = 1").Message.ShouldContain("deeper than 200");

    [Fact]
    public void Two_hundred_levels_are_read_resolved_and_written()
    {
        var text = Repeat("{a:", 200) + "${x}" + Repeat("}", 200);

        Reading.Json(text, ("x", "y")).ShouldBe(Repeat("{\"a\":", 200) + "\"y\"" + Repeat("}", 200));
    }

    [Fact]
    public void JSON_nesting_is_bounded() =>
        Should.Throw<ConfigException.LimitExceeded>(() => JsonReader.Read(Repeat("[", 100_000), new Source("json"), 0));

    [Theory]
    [InlineData("lol", "${a{0}}${a{0}}")]
    [InlineData("[lol]", "${a{0}} ${a{0}}")]
    [InlineData("[lol]", "[${a{0}}, ${a{0}}]")]
    [InlineData("{x = 1}", "{p = ${a{0}}, q = ${a{0}}}")]
    [InlineData("{x = 1}", "{p = ${a{0}} {y = 1}, q = ${a{0}} {z = 1}}")]
    public void Doubling_sixty_times_is_refused(string first, string next)
    {
        var text = $"a0 = {first}\n" + Lines(60, i => $"a{i + 1} = {next.Replace("{0}", $"{i}", StringComparison.Ordinal)}");

        Reading.Fails<ConfigException.LimitExceeded>(text).Line.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Keys_that_all_look_back_at_each_other_are_refused() =>
        Reading.Fails<ConfigException.LimitExceeded>(
            Lines(12, static i => $"b{i} = {i}") + Lines(12, static i => $"b{i} = \"\"" + string.Concat(Enumerable.Range(0, 12).Select(static j => $"${{b{j}}}"))));

    [Fact]
    public void A_value_that_grows_into_itself_is_refused() =>
        Reading.Fails<ConfigException.LimitExceeded>("a = {b = ${?a} {b = ${a}}}");

    [Fact]
    public void A_chain_of_substitutions_is_followed_for_hundreds_of_steps_and_then_refused()
    {
        Reading.Json(Lines(500, static i => $"a{i} = ${{a{i + 1}}}") + "a500 = end").ShouldEndWith("\"a500\":\"end\"}");
        Reading.Fails<ConfigException.LimitExceeded>(Lines(50_000, static i => $"a{i} = ${{a{i + 1}}}") + "a50000 = end")
            .Message.ShouldContain("the limit is 600");
    }

    [Fact]
    public void A_small_stack_ends_in_the_same_error()
    {
        Exception? thrown = null;
        var text = Lines(590, static i => $"a{i} = ${{a{i + 1}}}") + "a590 = end";
        var thread = new Thread(() => thrown = Record.Exception(() => Reading.Json(text)), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        thrown.ShouldBeOfType<ConfigException.LimitExceeded>();
    }

    [Fact]
    public void Thousands_of_appends_are_one_list()
    {
        var config = ConfigurationFactory.ParseString(Lines(5_000, static i => $"a += {i}")).Resolve();

        config.GetIntList("a").ShouldBe(Enumerable.Range(0, 5_000));
    }

    [Fact]
    public void Thousands_of_look_backs_to_nothing_are_one_error() =>
        Reading.Fails<ConfigException.UnresolvedSubstitution>("a = ${nope}\n" + Lines(5_000, static _ => "a = ${a}x"))
            .Message.ShouldStartWith("string:1:5: could not resolve ${nope}");

    [Fact]
    public void Many_keys_are_read()
    {
        var config = ConfigurationFactory.ParseString("v = x\n" + Lines(20_000, static i => $"a.b.k{i} = ${{v}}{i}")).Resolve();

        config.GetConfig("a.b").Root.Fields.Count.ShouldBe(20_000);
        config.GetString("a.b.k19999").ShouldBe("x19999");
    }

    [Fact]
    public void A_text_of_more_than_32_million_characters_is_refused() =>
        Should.Throw<ConfigException.LimitExceeded>(() => ConfigurationFactory.ParseString(new string(' ', 32_000_001)));

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}

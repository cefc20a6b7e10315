using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

public sealed class SubstitutionTests
{
    [Theory]
    [InlineData("a = ${b}, b = 1, b = 2", """{"a":2,"b":2}""")]
    [InlineData("a = ${b.c}, b.c = x", """{"a":"x","b":{"c":"x"}}""")]
    [InlineData("a = ${ b.c }, b.c = x", """{"a":"x","b":{"c":"x"}}""")]
    [InlineData("a = ${\"b.c\"}, \"b.c\" = x", """{"a":"x","b.c":"x"}""")]
    [InlineData("a = ${b c}, b c = x", """{"a":"x","b c":"x"}""")]
    [InlineData("a = ${b}, b = {c = ${d}}, d = 1", """{"a":{"c":1},"b":{"c":1},"d":1}""")]
    [InlineData("a = ${b.0}, b = {\"0\" = x}", """{"a":"x","b":{"0":"x"}}""")]
    [InlineData("a = ${b}, b = null", """{"a":null,"b":null}""")]
    [InlineData("a = ${b.c}, b = ${d}, d = {c = 1}", """{"a":1,"b":{"c":1},"d":{"c":1}}""")]
    [InlineData("a = ${b.c.d}, b = ${e}, e = {c = ${f}}, f = {d = 1}",
        """{"a":1,"b":{"c":{"d":1}},"e":{"c":{"d":1}},"f":{"d":1}}""")]
    [InlineData("x = {a = 1}, y = ${x}, y.b = 2", """{"x":{"a":1},"y":{"a":1,"b":2}}""")]
    [InlineData("x = {a = 1}, y.b = 2, y = ${x}", """{"x":{"a":1},"y":{"b":2,"a":1}}""")]
    [InlineData("x = {a = 1}, y.a = 2, y = ${x}", """{"x":{"a":1},"y":{"a":1}}""")]
    [InlineData("x = 5, y.a = 2, y = ${x}", """{"x":5,"y":5}""")]
    [InlineData("x = 5, y = ${x}, y.a = 2", """{"x":5,"y":{"a":2}}""")]
    [InlineData("x = {a=1}, y = {b=2}, z = ${x}, z = ${y}", """{"x":{"a":1},"y":{"b":2},"z":{"a":1,"b":2}}""")]
    [InlineData("x = {a=1}, y = 5, z = ${x}, z = ${y}, z = ${x}", """{"x":{"a":1},"y":5,"z":{"a":1}}""")]
    public void A_substitution_sees_the_final_value(string text, string json) => Reading.Json(text).ShouldBe(json);

    [Theory]
    [InlineData("bar = {foo = 42, baz = ${bar.foo}}", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar = {foo = 42, baz = ${bar.foo}}, bar = {foo = 43}", """{"bar":{"foo":43,"baz":43}}""")]
    [InlineData("bar.foo = 43, bar = {foo = 42, baz = ${bar.foo}}", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar = 101, bar = {foo = 42, baz = ${bar.foo}}", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar = {a = ${foo.d}, b = 1}, bar.b = 3, foo = {c = ${bar.b}, d = 2}, foo.d = 4",
        """{"bar":{"a":4,"b":3},"foo":{"c":3,"d":4}}""")]
    [InlineData("a = {b = {c = ${a.d}}, d = ${a.e}, e = 1}", """{"a":{"b":{"c":1},"d":1,"e":1}}""")]
    [InlineData("a = [1, ${b}], b = 2, c = [${a}]", """{"a":[1,2],"b":2,"c":[[1,2]]}""")]
    public void Objects_may_refer_to_themselves(string text, string json) => Reading.Json(text).ShouldBe(json);

    [Theory]
    [InlineData("a = 1, a = ${a}", """{"a":1}""")]
    [InlineData("a = 1, a = ${a}, a = ${a}, a = ${a}", """{"a":1}""")]
    [InlineData("a = 1, a = ${a}2", """{"a":"12"}""")]
    [InlineData("a = 1, a = ${a}${a}", """{"a":"11"}""")]
    [InlineData("path = \"a:b\", path = ${path}\":c\"", """{"path":"a:b:c"}""")]
    [InlineData("path = [/bin], path = ${path} [/usr/bin]", """{"path":["/bin","/usr/bin"]}""")]
    [InlineData("a = [1], a = ${a} [2], a = ${a} [3]", """{"a":[1,2,3]}""")]
    [InlineData("a = [1], a = ${a} [${a}]", """{"a":[1,[1]]}""")]
    [InlineData("a = {b = 1}, a = ${a} {c = 2}", """{"a":{"b":1,"c":2}}""")]
    [InlineData("a = {b = 3}, a = {b = 2} ${a}", """{"a":{"b":3}}""")]
    [InlineData("a = {b = 1}, a = ${a} {b = 2, c = ${a.b}}", """{"a":{"b":2,"c":1}}""")]
    [InlineData("a = {b = {x = 1}}, a = ${a} {c = {y = [${a.b.x}]}}", """{"a":{"b":{"x":1},"c":{"y":[1]}}}""")]
    [InlineData("foo = {a = 1}, foo = ${foo}", """{"foo":{"a":1}}""")]
    [InlineData("foo = {a = {c = 1}}, foo = ${foo.a}, foo = {a = 2}", """{"foo":{"a":2,"c":1}}""")]
    [InlineData("a = 1, b = ${a}, a = ${b}", """{"a":1,"b":1}""")]
    [InlineData("b = ${a}, a = 1, a = ${b}", """{"b":1,"a":1}""")]
    [InlineData("a = 1, b = ${c}, c = ${a}, a = ${b}", """{"a":1,"b":1,"c":1}""")]
    [InlineData("c = ${a}, b = ${c}, a = 1, a = ${b}", """{"c":1,"b":1,"a":1}""")]
    [InlineData("a = 1, b = ${a}, a = ${b}x", """{"a":"1x","b":"1x"}""")]
    [InlineData("b = ${a}, a = 1, a = ${b}x", """{"b":"1x","a":"1x"}""")]
    [InlineData("a = {b = 5}, a = ${a}", """{"a":{"b":5}}""")]
    [InlineData("a.b = 1, a.b = ${a.b}2, a.b = ${a.b}3", """{"a":{"b":"123"}}""")]
    [InlineData("a = ${?a}foo", """{"a":"foo"}""")]
    [InlineData("a = ${?a}foo, a = ${?a}bar", """{"a":"foobar"}""")]
    [InlineData("a = ${?a}foo${?a}", """{"a":"foo"}""")]
    [InlineData("a = ${?b}foo, b = ${?a}", """{"a":"foo","b":"foo"}""")]
    [InlineData("a = ${?a}", "{}")]
    [InlineData("a = ${?b}, b = ${?a}", "{}")]
    [InlineData("a = ${?b}, b = ${?c}, c = ${?a}", "{}")]
    [InlineData("a = ${?a}, a = 1", """{"a":1}""")]
    [InlineData("a = ${a}, a = 1", """{"a":1}""")]
    [InlineData("a = 1, a = ${a}, a = 2", """{"a":2}""")]
    [InlineData("a = {b = ${?a.b}}", """{"a":{}}""")]
    [InlineData("a = {b = ${?a}}", """{"a":{}}""")]
    [InlineData("a = {b = {x = 1}, b = ${?a}}", """{"a":{"b":{"x":1}}}""")]
    [InlineData("a = {b = ${?c}}, c = {d = ${?a}}", """{"a":{"b":{}},"c":{"d":{"b":{}}}}""")]
    [InlineData("c = ${d}, d = {x = []}, c {x = ${c.x}[1], x = ${c.x}[2]}", """{"c":{"x":[1,2]},"d":{"x":[]}}""")]
    [InlineData("d {x = [0], x = ${d.x}[1]}, c = ${d}", """{"d":{"x":[0,1]},"c":{"x":[0,1]}}""")]
    [InlineData("d {x = [0], x = ${d.x}[1]}, c = ${d}, c.x = ${c.x}[2]", """{"d":{"x":[0,1]},"c":{"x":[0,1,2]}}""")]
    public void A_self_reference_looks_back(string text, string json) => Reading.Json(text).ShouldBe(json);

    [Theory]
    [InlineData("a = 1, b = 2, a = ${b}, b = ${a}")]
    [InlineData("b = 2, a = 1, a = ${b}, b = ${a}")]
    [InlineData("a = 1, b = {c = 5}, b = ${a}, a = ${b}")]
    [InlineData("a = 1, b = 2, c = 3, a = ${b}, b = ${c}, c = ${a}")]
    public void Keys_that_look_back_at_each_other_end_up_equal(string text)
    {
        var config = ConfigurationFactory.ParseString(text).Resolve();
        config.GetValue("a").ShouldBe(config.GetValue("b"));
    }

    [Theory]
    [InlineData("a = ${a}")]
    [InlineData("a = ${a}foo")]
    [InlineData("a = ${b}, b = ${a}")]
    [InlineData("a = ${b}, b = ${c}, c = ${a}")]
    [InlineData("a = {b = ${a}}")]
    [InlineData("a = [${a}]")]
    [InlineData("a = {b = ${a.b}}")]
    [InlineData("a = 1, a = {b = ${a}}")]
    [InlineData("a = 1, a = [${a}]")]
    [InlineData("a = 1, a = [${a}, 2]")]
    [InlineData("a = ${b.c}, b = {c = ${a}}")]
    [InlineData("a = {b = {c = ${a.b}}}")]
    [InlineData("a = ${b}, b = {c = ${a}}")]
    [InlineData("a = ${b} {x = 1}, b = {c = ${a}}")]
    [InlineData("a { b = ${c} }, c { d = ${a} }")]
    [InlineData("a = ${foo}, foo = x${a}")]
    public void A_cycle_is_named(string text) =>
        Reading.Fails<ConfigException.UnresolvedSubstitution>(text).Message.ShouldContain("cycle");

    [Theory]
    [InlineData("a = ${x}")]
    [InlineData("a = [${x}]")]
    [InlineData("a = foo${x}")]
    [InlineData("a = ${x}, a = {b = 1}")]
    [InlineData("a = {b = 1}, a = ${x}")]
    [InlineData("a = ${b.c}, b = 5")]
    [InlineData("a = ${b.c}, b = null")]
    [InlineData("a = ${b.c}, b = [1]")]
    [InlineData("a = ${?b}, b = ${c}")]
    [InlineData("a = ${a}, a = {b = 1}")]
    [InlineData("b = ${?x}, a = ${b}")]
    public void What_is_missing_and_required_is_an_error(string text) =>
        Reading.Fails<ConfigException.UnresolvedSubstitution>(text);

    [Theory]
    [InlineData("a = ${x}, a = 42", """{"a":42}""")]
    [InlineData("a = {b = ${x}}, a = 42", """{"a":42}""")]
    [InlineData("a = ${x}, a = [1]", """{"a":[1]}""")]
    [InlineData("a = ${x}, a = null, a = {b = 1}", """{"a":{"b":1}}""")]
    [InlineData("a = ${x}, a = ${b}, b = 42", """{"a":42,"b":42}""")]
    [InlineData("a = ${?x}, a = {b = 1}", """{"a":{"b":1}}""")]
    [InlineData("a = {b = 1}, a = ${?x}", """{"a":{"b":1}}""")]
    [InlineData("a = 1, a = ${?x}, a = ${?y}", """{"a":1}""")]
    [InlineData("a = ${?b.c}, b = 5", """{"b":5}""")]
    [InlineData("a = ${?b}, b = ${?c}", "{}")]
    [InlineData("a = ${?b}, b = ${?c}, c = 1", """{"a":1,"b":1,"c":1}""")]
    public void What_is_hidden_or_optional_is_not(string text, string json) => Reading.Json(text).ShouldBe(json);

    [Theory]
    [InlineData("a = ${HOME}", """{"a":"/root"}""")]
    [InlineData("a = ${?HOME}", """{"a":"/root"}""")]
    [InlineData("a = ${HOME}/x", """{"a":"/root/x"}""")]
    [InlineData("a = ${EMPTY}", """{"a":""}""")]
    [InlineData("a = 1, a = ${?NONE}", """{"a":1}""")]
    [InlineData("a = 1, a = ${?PORT}", """{"a":"8080"}""")]
    [InlineData("HOME = here, a = ${HOME}", """{"HOME":"here","a":"here"}""")]
    [InlineData("HOME = null, a = ${HOME}", """{"HOME":null,"a":null}""")]
    [InlineData("a = ${x.y}", """{"a":"dotted"}""")]
    public void The_environment_answers_where_no_path_does(string text, string json) =>
        Reading.Json(text, ("HOME", "/root"), ("EMPTY", ""), ("PORT", "8080"), ("x.y", "dotted")).ShouldBe(json);

    [Fact]
    public void A_text_of_the_environment_converts_like_any_string()
    {
        var config = ConfigurationFactory.ParseString("a = ${PORT}, b = ${LIVE}").Resolve(
            static name => name == "PORT" ? "8080" : "yes");

        config.GetInt("a").ShouldBe(8080);
        config.GetBoolean("b").ShouldBeTrue();
        config.GetValue("a").Origin.ToString().ShouldBe("environment variable PORT");
    }

    /// <summary>Objects that are stacked on substitutions may lead to one another as long as no value leads to itself.</summary>
    [Theory]
    [InlineData("defaults {a = 1, b = 2}, item1 = ${defaults}, item1.b = 3, item2.b = ${item1.b}",
        """{"defaults":{"a":1,"b":2},"item1":{"a":1,"b":3},"item2":{"b":3}}""")]
    [InlineData("defaults {a = 1, b = 2}, item1 = ${defaults}, item1.b = {c = 43}, item1.xyz = 101, item2.b = ${item1.b}",
        """{"defaults":{"a":1,"b":2},"item1":{"a":1,"b":{"c":43},"xyz":101},"item2":{"b":{"c":43}}}""")]
    [InlineData("item1.b.c = 100, defaults {a = ${item1.b}, b {d = 1}}, item1 = ${defaults}, item2 = ${item1.b.c}",
        """{"item1":{"b":{"c":100,"d":1},"a":{"c":100,"d":1}},"defaults":{"a":{"c":100,"d":1},"b":{"d":1}},"item2":100}""")]
    [InlineData("defaults {a = ${item1.b}, b = ${item2.b}}, item1.b = 7, item1 = ${defaults}, item2.b = 8, item2 = ${defaults}",
        """{"defaults":{"a":8,"b":8},"item1":{"b":8,"a":8},"item2":{"b":8,"a":8}}""")]
    [InlineData("item1.a = 10, item1.b = ${item2.d}, item2.c = 12, item2.d = 14, item2.e = ${item1.a}, item2.f = ${item1.b}, item2.g = ${item2.f}",
        """{"item1":{"a":10,"b":14},"item2":{"c":12,"d":14,"e":10,"f":14,"g":14}}""")]
    [InlineData("x = {q = 10}, y = 5, a = 1, a.q.r.s = ${b}, a = ${y}, a = ${x}, a = {c = 3}, b = ${x}, b = ${y}, b = ${b}",
        """{"x":{"q":10},"y":5,"a":{"q":10,"c":3},"b":5}""")]
    [InlineData("a = ${b}, a.x = ${c.y}, b = {x = 1, z = ${a.x}}, c = ${a}, c.y = 2",
        """{"a":{"x":2,"z":2},"b":{"x":1,"z":2},"c":{"x":2,"z":2,"y":2}}""")]
    public void Stacked_objects_resolve_field_by_field(string text, string json) => Reading.Json(text).ShouldBe(json);

    [Fact]
    public void Merged_files_resolve_together()
    {
        var reference = ConfigurationFactory.ParseString("dir = /var, log = ${dir}/log, list = [1]", "reference.conf");
        var user = ConfigurationFactory.ParseString("dir = /tmp, list = ${list} [2], data = ${dir}/data", "user.conf");

        Render.ToJson(user.WithFallback(reference).Resolve().Root)
            .ShouldBe("""{"dir":"/tmp","log":"/tmp/log","list":[1,2],"data":"/tmp/data"}""");
    }

    [Theory]
    [InlineData("a = {x = 1}", "a = 42", "a = {y = 2}", """{"a":{"x":1}}""")]
    [InlineData("a = {x = 1}", "a = {y = 2}", "a = 42", """{"a":{"x":1,"y":2}}""")]
    [InlineData("a = ${b}", "b = {x = 1}", "a = {y = 2}", """{"b":{"x":1},"a":{"y":2,"x":1}}""")]
    [InlineData("a = ${?b}", "a = 42", "a = {y = 2}", """{"a":42}""")]
    [InlineData("a = ${a}[3]", "a = ${a}[2]", "a = [1]", """{"a":[1,2,3]}""")]
    [InlineData("a.b = ${a.c}", "a = ${d}", "d = {c = 1}", """{"d":{"c":1},"a":{"c":1,"b":1}}""")]
    public void Merging_is_associative(string first, string second, string third, string json)
    {
        Config a = ConfigurationFactory.ParseString(first), b = ConfigurationFactory.ParseString(second),
            c = ConfigurationFactory.ParseString(third);
        var expected = ConfigurationFactory.ParseString(json).Root;

        a.WithFallback(b).WithFallback(c).Resolve().Root.ShouldBe(expected);
        a.WithFallback(b.WithFallback(c)).Resolve().Root.ShouldBe(expected);
    }
}

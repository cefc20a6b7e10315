using System.Text;
using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

public sealed class IncludeTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Main(string text)
    {
        folder.With("main.conf", text);
        return Render.ToJson(ConfigurationFactory.ParseFile(folder["main.conf"]).Resolve().Root);
    }

    [Theory]
    [InlineData("include \"sub/a.conf\"")]
    [InlineData("include\n\n  \"sub/a.conf\"")]
    [InlineData("include\"sub/a.conf\"")]
    [InlineData("include \"sub/a\"")]
    [InlineData("include file(\"sub/a.conf\")")]
    [InlineData("include file(\"sub/a\")")]
    [InlineData("include file( \"sub/a.conf\" )")]
    [InlineData("include required(\"sub/a.conf\")")]
    [InlineData("include required( \"sub/a.conf\" )")]
    [InlineData("include required(file(\"sub/a.conf\"))")]
    [InlineData("include required( file( \"sub/a.conf\" ) )")]
    [InlineData("include # why\n \"sub/a.conf\" # because\n")]
    [InlineData("{ include \"sub/a.conf\" }")]
    [InlineData("include \"\"\"sub/a.conf\"\"\"")]
    public void An_include_brings_the_fields_of_the_file(string text)
    {
        folder.With("sub/a.conf", "x = 1");

        Main(text).ShouldBe("""{"x":1}""");
    }

    [Theory]
    [InlineData("include foo")]
    [InlineData("include \"a\" \"b\"")]
    [InlineData("include \"a\" b")]
    [InlineData("include \"a\".conf")]
    [InlineData("include \"a\" = 1")]
    [InlineData("include = 1")]
    [InlineData("include")]
    [InlineData("include {}")]
    [InlineData("include ${a}")]
    [InlineData("include file \"a\"")]
    [InlineData("include file (\"a\")")]
    [InlineData("include file(\"a\"")]
    [InlineData("include file(a)")]
    [InlineData("include file()")]
    [InlineData("include file(\"a\"))")]
    [InlineData("include file(\"a\" \"b\")")]
    [InlineData("include required(\"a\"")]
    [InlineData("include required(required(\"a\"))")]
    [InlineData("include required(file(\"a\")")]
    [InlineData("include file(required(\"a\"))")]
    [InlineData("include file(file(\"a\"))")]
    [InlineData("include \"a\" include \"b\"")]
    public void A_broken_include_statement_is_refused(string text) =>
        Should.Throw<ConfigException.ParseError>(() => ConfigurationFactory.ParseString(text), text);

    [Fact]
    public void An_include_counts_at_its_place()
    {
        folder.With("a.conf", "x = 2, o { p = 2, q = 2 }");

        Main("x = 1, o { p = 1, r = 1 }, include \"a.conf\"").ShouldBe("""{"x":2,"o":{"p":2,"r":1,"q":2}}""");
        Main("include \"a.conf\", x = 1, o { p = 1, r = 1 }").ShouldBe("""{"x":1,"o":{"p":1,"q":2,"r":1}}""");
    }

    [Fact]
    public void Names_are_relative_to_the_including_file()
    {
        folder.With("sub/a.conf", "include \"b.conf\", include \"deep/c.conf\"").With("sub/b.conf", "b = 1").With("sub/deep/c.conf", "c = 1, include \"../../d\"").With("d.conf", "d = 1");

        Main("include \"sub/a.conf\"").ShouldBe("""{"b":1,"c":1,"d":1}""");
    }

    [Fact]
    public void Substitutions_look_into_the_place_of_the_include_first_and_then_to_the_root()
    {
        folder.With("foo.conf", "x = 10, y = ${x}, z = ${top}, o = ${?nowhere}");

        Main("a { include \"foo.conf\" }, a { x = 42 }, top = t").ShouldBe("""{"a":{"x":42,"y":42,"z":"t"},"top":"t"}""");
        Main("a.b { include \"foo.conf\" }, x = 5, top = r, a.top = no, a.b.top = near")
            .ShouldBe("""{"a":{"b":{"x":10,"y":10,"z":"near","top":"near"},"top":"no"},"x":5,"top":"r"}""");
    }

    [Fact]
    public void Nested_includes_add_up_their_places()
    {
        folder.With("one.conf", "b { include \"two.conf\" }, v = 1").With("two.conf", "w = ${v}, v = 2, u = ${root}, l += ${v}, l += 3");

        Main("a { include \"one.conf\" }, root = r").ShouldBe("""{"a":{"b":{"w":2,"v":2,"u":"r","l":[2,3]},"v":1},"root":"r"}""");
    }

    [Fact]
    public void An_environment_variable_is_asked_for_without_the_place_of_the_include()
    {
        folder.With("foo.conf", "home = ${HOME}").With("main.conf", "a { include \"foo.conf\" }");

        ConfigurationFactory.ParseFile(folder["main.conf"]).Resolve(static n => n == "HOME" ? "/root" : null)
            .GetString("a.home").ShouldBe("/root");
    }

    [Fact]
    public void A_self_reference_in_an_included_file_looks_back_before_the_include()
    {
        folder.With("foo.conf", "path = ${path} [b], list += 2");

        Main("path = [a], list = [1], include \"foo.conf\"").ShouldBe("""{"path":["a","b"],"list":[1,2]}""");
        Main("o { path = [a], include \"foo.conf\" }").ShouldBe("""{"o":{"path":["a","b"],"list":[2]}}""");
    }

    [Fact]
    public void All_files_of_a_name_without_extension_merge_and_conf_wins()
    {
        folder.With("a.conf", "x = conf, o.c = 1").With("a.json", """{"x":"json","y":"json","o":{"j":1}}""");

        Main("include \"a\"").ShouldBe("""{"x":"conf","y":"json","o":{"j":1,"c":1}}""");
        Main("include \"a.json\"").ShouldBe("""{"x":"json","y":"json","o":{"j":1}}""");
    }

    [Fact]
    public void A_file_with_another_extension_is_HOCON()
    {
        folder.With("a.hocon", "x = 1");

        Main("include \"a.hocon\"").ShouldBe("""{"x":1}""");
    }

    [Theory]
    [InlineData("include \"nowhere\"")]
    [InlineData("include \"nowhere.conf\"")]
    [InlineData("include file(\"nowhere\")")]
    [InlineData("include \"sub\"")]
    public void A_missing_file_is_nothing_unless_required(string text)
    {
        folder.With("sub/a.conf", "x = 1");

        Main($"{text}\na = 1").ShouldBe("""{"a":1}""");
    }

    [Theory]
    [InlineData("include required(\"nowhere\")")]
    [InlineData("include required(file(\"nowhere.conf\"))")]
    public void A_required_file_must_be_there(string text)
    {
        var error = Should.Throw<ConfigException.IoError>(() => Main($"\n  {text}"));

        error.Message.ShouldStartWith($"{folder["main.conf"]}:2:3: required include ‘nowhere");
        error.Message.ShouldContain(folder["nowhere.conf"]);
    }

    [Theory]
    [InlineData("include url(\"http://example.com/a.conf\")", "URL")]
    [InlineData("include \"https://example.com/a.conf\"", "URL")]
    [InlineData("include classpath(\"a.conf\")", "class path")]
    [InlineData("include required(classpath(\"a.conf\"))", "class path")]
    [InlineData("include \"p.properties\"", "properties")]
    [InlineData("include \"p\"", "properties")]
    [InlineData("include \"\"", "file name")]
    [InlineData("include \"a\\u0000b\"", "file name")]
    public void What_is_not_supported_says_so(string text, string what)
    {
        folder.With("p.properties", "a=1");

        Should.Throw<ConfigException.IoError>(() => Main(text)).Message.ShouldContain(what);
    }

    [Fact]
    public void A_file_that_includes_itself_is_named_with_its_chain()
    {
        folder.With("a.conf", "include \"b\"").With("b.conf", "x = 1\ninclude \"main.conf\"");

        var error = Should.Throw<ConfigException.ParseError>(() => Main("include \"a.conf\""));

        error.Message.ShouldStartWith($"{folder["b.conf"]}:2:1: the file includes itself: ");
        error.Message.ShouldContain("main.conf → ");
    }

    [Fact]
    public void Files_that_include_one_another_twice_do_not_multiply_without_end()
    {
        for (var i = 0; i < 30; i++)
            folder.With($"f{i}.conf", $"include \"f{i + 1}\"\ninclude \"f{i + 1}\"");

        Should.Throw<ConfigException.LimitExceeded>(() => Main("include \"f0\"")).Message.ShouldContain("1000 include");
    }

    [Fact]
    public void A_chain_of_includes_is_bounded()
    {
        for (var i = 0; i < 60; i++)
            folder.With($"f{i}.conf", $"include \"f{i + 1}\"");

        Should.Throw<ConfigException.LimitExceeded>(() => Main("include \"f0\"")).Message.ShouldContain("deeper than 50");
    }

    [Fact]
    public void Nesting_counts_over_included_files()
    {
        var deep = string.Concat(Enumerable.Repeat("a { ", 120));
        folder.With("deep.conf", deep + new string('}', 120)).With("deep.json", string.Concat(Enumerable.Repeat("{\"a\":", 120)) + "1" + new string('}', 120));

        foreach (var file in new[] { "deep.conf", "deep.json" })
            Should.Throw<ConfigException.LimitExceeded>(() => Main($"{deep} include \"{file}\" {new string('}', 120)}"));
    }

    [Fact]
    public void An_included_file_holds_an_object()
    {
        folder.With("a.conf", "[1]");

        Should.Throw<ConfigException.WrongType>(() => Main("include \"a\"")).Message.ShouldStartWith($"{folder["a.conf"]}:1:1: ");
    }

    [Fact]
    public void An_include_inside_a_list_may_bring_no_substitution()
    {
        folder.With("plain.conf", "x = 1").With("subst.conf", "x = ${y}");

        Main("a = [{ include \"plain\" }]").ShouldBe("""{"a":[{"x":1}]}""");
        Should.Throw<ConfigException.ParseError>(() => Main("a = [{ include \"subst\" }]")).Message.ShouldContain("inside a list");
    }

    [Fact]
    public void A_json_file_must_be_json()
    {
        folder.With("a.json", "{ \"x\" : 1, // no\n \"y\" : 2 }");

        Should.Throw<ConfigException.ParseError>(() => ConfigurationFactory.ParseFile(folder["a.json"]))
            .Message.ShouldStartWith($"{folder["a.json"]}:1:12: found a comment, expected");
    }

    [Fact]
    public void An_error_in_an_included_file_names_that_file()
    {
        folder.With("sub/a.conf", "x = 1\ny = ]");

        var error = Should.Throw<ConfigException.ParseError>(() => Main("include \"sub/a\""));
        (error.File, error.Line, error.Column).ShouldBe((folder["sub/a.conf"], 2, 5));
    }

    [Fact]
    public void A_text_without_a_folder_has_nothing_to_include_relative_names_from()
    {
        folder.With("a.conf", "x = 1");

        Reading.Json("include \"a.conf\", b = 1").ShouldBe("""{"b":1}""");
        Reading.Fails<ConfigException.IoError>("include required(\"a.conf\")").Message.ShouldContain("no folder");
        ConfigurationFactory.ParseString("include \"a.conf\"", directory: folder["."]).GetInt("x").ShouldBe(1);
        ConfigurationFactory.ParseString($"include \"{folder["a.conf"]}\"").GetInt("x").ShouldBe(1);
    }

    [Fact]
    public void A_file_that_is_missing_or_a_folder_cannot_be_read()
    {
        Should.Throw<ConfigException.IoError>(() => ConfigurationFactory.ParseFile(folder["no.conf"]))
            .Message.ShouldBe($"{folder["no.conf"]}: cannot read ‘{folder["no.conf"]}’: no such file; check the path");
        Should.Throw<ConfigException.IoError>(() => ConfigurationFactory.ParseFile(folder["."]));
        Should.Throw<ConfigException.IoError>(() => ConfigurationFactory.ParseFile("bad\0name"));
        Should.Throw<ConfigException.IoError>(() => ConfigurationFactory.ParseFile(""));
    }

    [Fact]
    public void A_file_must_be_UTF8()
    {
        File.WriteAllBytes(folder["latin.conf"], [.. Encoding.ASCII.GetBytes("a = 1\nb = caf"), 0xE9, 0x0A]);

        var error = Should.Throw<ConfigException.IoError>(() => ConfigurationFactory.ParseFile(folder["latin.conf"]));
        (error.Line, error.Column).ShouldBe((2, 8));
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        File.WriteAllBytes(folder["bom.conf"], [0xEF, 0xBB, 0xBF, .. "a = 1"u8]);

        ConfigurationFactory.ParseFile(folder["bom.conf"]).GetInt("a").ShouldBe(1);
    }
}

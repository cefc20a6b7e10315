using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("a = ]", "backtest.conf:1:5: found ‘]’, expected a value: a string, number, object, list, true, false, null or ${substitution}")]
    [InlineData("a = 1\nb = [1, 2", "backtest.conf:2:10: found the end of the input, expected a comma, a new line or ‘]’")]
    [InlineData("a {\n  b = 1", "backtest.conf:2:8: found the end of the input, expected a comma, a new line or ‘}’")]
    [InlineData("a = 1 b = 2", "backtest.conf:1:9: found ‘=’, expected the value to end: separate fields by a comma or a new line, quote a value that holds this mark")]
    [InlineData("url = http://x", "backtest.conf:1:11: found ‘:’, expected the value to end: separate fields by a comma or a new line, quote a value that holds this mark")]
    [InlineData("a = b*c", "backtest.conf:1:6: found ‘*’, expected a value; put reserved characters in double quotes")]
    [InlineData("a.b\n c", "backtest.conf:2:2: found ‘c’, expected ‘=’, ‘:’, ‘+=’ or ‘{’ after key ‘a.b’")]
    [InlineData("a..b = 1", "backtest.conf:1:1: found a path with an empty key, expected a key on both sides of each ‘.’, or \"\" for an empty key")]
    [InlineData("a = \"x\n", "backtest.conf:1:7: found the end of the line inside a string, expected a closing ‘\"’ or an escape such as \\n; \"\"\" quotes span lines")]
    [InlineData("a = \"x\\q\"", "backtest.conf:1:7: found escape ‘\\q’, expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")]
    [InlineData("a = \"\"\"x\n", "backtest.conf:1:5: found a multi-line string that never ends, expected closing ‘\"\"\"’")]
    [InlineData("a = $b", "backtest.conf:1:5: found ‘$’, expected ‘${’ of a substitution; put a plain ‘$’ in double quotes")]
    [InlineData("a = ${b", "backtest.conf:1:8: found the end of the input, expected a path and ‘}’ that ends the substitution")]
    [InlineData("a = ${}", "backtest.conf:1:7: found ‘}’, expected a path")]
    [InlineData("}", "backtest.conf:1:1: found ‘}’, expected a key")]
    [InlineData("include x", "backtest.conf:1:9: found ‘x’, expected a file name in double quotes, or file(\"…\"), required(\"…\") or required(file(\"…\"))")]
    [InlineData("a = x [1]", "backtest.conf:1:7: concatenation: found a string next to a list, expected only simple values, only lists or only objects")]
    [InlineData("x = [1], a = v${x}", "backtest.conf:1:15: concatenation: found a string next to a list, expected only simple values, only lists or only objects")]
    [InlineData("\n\n  a = ${b.c}", "backtest.conf:3:7: could not resolve ${b.c}: no such path, and no environment variable ‘b.c’")]
    [InlineData("a = ${a}", "backtest.conf:1:5: could not resolve ${a}: it leads back to itself, a cycle of substitutions")]
    [InlineData("[1]", "backtest.conf:1:1: the file: found a list at its root, expected an object")]
    public void An_error_says_where_what_and_what_instead(string text, string message) =>
        Should.Throw<ConfigException>(() => ConfigurationFactory.ParseString(text, "backtest.conf").Resolve()).Message.ShouldBe(message);

    [Fact]
    public void Its_parts_can_be_read_one_by_one()
    {
        var error = Should.Throw<ConfigException>(() => ConfigurationFactory.ParseString("a = 1\nb = ]", "x.conf"));

        (error.File, error.Line, error.Column).ShouldBe(("x.conf", 2, 5));
        error.Found.ShouldBe("‘]’");
        error.Expected.ShouldNotBeNull().ShouldStartWith("a value");
        error.Problem.ShouldBe($"found {error.Found}, expected {error.Expected}");
    }

    [Fact]
    public void Columns_count_from_1_behind_multi_line_strings_and_comments()
    {
        var error = Should.Throw<ConfigException>(() => ConfigurationFactory.ParseString("# c\n\n  a = \"\"\"x\n\ny\"\"\" ]", "x.conf"));

        (error.Line, error.Column).ShouldBe((5, 6));
    }

    [Fact]
    public void A_long_text_is_shown_shortened() =>
        Should.Throw<ConfigException>(() => ConfigurationFactory.ParseString($"a = {{ {new string('x', 500)}", "x.conf"))
            .Message.Length.ShouldBeLessThan(200);
}

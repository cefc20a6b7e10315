using System.Text;
using System.Text.Json;
using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

/// <summary>Whatever the text: a value or a ConfigException with a place, never anything else.</summary>
public sealed class FuzzTests
{
    static readonly string[] Tokens =
    [
        "{", "}", "[", "]", "{", "}", "[", "]", ",", ":", "=", "=", "=", "+=", "\n", "\n", "\n", " ", " ", "\t", "a", "b", "c", "a.b", "b.c",
        "a.b.c", "\"a\"", "\"\"", "\"x y\"", "1", "-1.5e3", "0", "true", "null", "${a}", "${b}", "${?a}", "${?b}", "${a.b}",
        "${?a.b}", "${b.c}", "${?c}", "${\"a\"}", "include ", "include \"f\"", "required(", "file(", ")", "# c\n", "//", "\"\"\"",
        "\"\"\"m\n\"\"\"", "\\", "$", "${", "\"", ".", "é", "\uFEFF", "\u2028", "\uD800", "a = ${a}[1]", "a += 1", "a = ${?a}x", "b = ${a}",
    ];

    static readonly string[] Corpus =
    [
        "a { b = 1, c = ${a.b} }\na.b = 2 # two\nd = [1, \"x\", ${?e}]\nf = \"\"\"raw\ntext\"\"\"",
        "a = 1, b = ${c}, c = ${a}, a = ${b}\npath = [/bin], path = ${path} [/usr], path += /x",
        "d { x = [] }, c = ${d}, c { x += 1, x += 2 }, e = ${c} {y = ${d.x}} ${?f}",
        "foo : { a : { c : 1 } }, foo : ${foo.a}, foo : { a : 2 }, g.\"h.i\".0 = \"\\u00e9\\n\"",
        "include \"nothing\"\nx = {\"0\":a,\"1\":b}, y = ${x} [c]\nz = ${x} {q = ${y}}, w = true ${z.q.0} null",
    ];

    [Fact]
    public void Random_characters_never_crash_the_reader() => Run(seed: 1, rounds: 15_000, random =>
    {
        var bytes = new byte[random.Next(60)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? Encoding.Latin1.GetString(bytes) : Encoding.Unicode.GetString(bytes);
    });

    [Fact]
    public void Random_tokens_never_crash_the_reader() => Run(seed: 2, rounds: 40_000, random =>
        string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Tokens[random.Next(Tokens.Length)])));

    [Fact]
    public void Random_fields_never_crash_the_reader() => Run(seed: 3, rounds: 25_000, random =>
        string.Join('\n', Enumerable.Range(0, random.Next(1, 9)).Select(_ => RandomHocon.Field(random))));

    [Fact]
    public void Mutated_texts_never_crash_the_reader() => Run(seed: 4, rounds: 20_000, random =>
        Mutate(Corpus[random.Next(Corpus.Length)], random));

    [NeedsReferenceDataFact]
    public void Mutated_reference_cases_never_crash_the_reader()
    {
        string[] texts =
        [
            .. new[] { "inline-cases.json", "validity-cases.json" }
                .SelectMany(static f => JsonDocument.Parse(File.ReadAllText(SharedData.Path("hocon", f)!)).RootElement.EnumerateArray())
                .Select(static c => c.Text("text")),
        ];
        Run(seed: 5, rounds: 20_000, random => Mutate(texts[random.Next(texts.Length)], random));
    }

    static void Run(int seed, int rounds, Func<Random, string> make)
    {
        var random = new Random(seed);
        var read = 0;
        for (var round = 0; round < rounds; round++)
        {
            var text = make(random);
            try
            {
                read += Check(text) ? 1 : 0;
            }
            catch (Exception e) when (e is not ShouldAssertException)
            {
                Assert.Fail($"seed {seed}, round {round}: {JsonSerializer.Serialize(text)} threw {e}");
            }
        }
        read.ShouldBeGreaterThan(0);
    }

    /// <summary>What can be read and resolved is the same after writing and reading again, in each of the ways to write it.</summary>
    static bool Check(string text)
    {
        ConfigValue parsed, value;
        try
        {
            parsed = ConfigurationFactory.ParseValue(text);
            value = parsed.Resolve(static name => name.Length == 1 ? null : "env");
        }
        catch (ConfigException e)
        {
            e.Origin.ShouldNotBeNull(text);
            e.Message.ShouldStartWith($"{e.Origin}: ");
            return false;
        }
        value.IsResolved.ShouldBeTrue(text);
        JsonReader.Read(Render.ToJson(value), new Source("json"), 0).ShouldBe(value, text);
        ConfigurationFactory.ParseValue(Render.ToHocon(value)).ShouldBe(value, text);
        ConfigurationFactory.ParseValue(Render.ToHocon(parsed)).Resolve(static name => name.Length == 1 ? null : "env").ShouldBe(value, text);
        return true;
    }

    static string Mutate(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(mutated.Length + 1);
            switch (random.Next(4))
            {
                case 0: mutated.Insert(at, Tokens[random.Next(Tokens.Length)]); break;
                case 1 when mutated.Length > 0: mutated.Remove(at % mutated.Length, 1); break;
                case 2 when mutated.Length > 0: mutated[at % mutated.Length] = (char)random.Next(' ', '\u0100'); break;
                default:
                    var from = random.Next(text.Length);
                    mutated.Insert(at, text[from..Math.Min(text.Length, from + random.Next(12))]);
                    break;
            }
        }
        return mutated.ToString();
    }
}

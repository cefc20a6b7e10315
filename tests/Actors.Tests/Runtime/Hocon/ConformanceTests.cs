using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

/// <summary>The cases of the reference implementation's own test suite.</summary>
public sealed class ConformanceTests
{
    /// <summary>
    /// The text of this case in the reference data belongs to another test than its checks: it defines no item1.c,
    /// and its item2.d is 14 where 1 is demanded.
    /// </summary>
    const string Mismatched = "resolveDelayedMergeObjectEmbrace";

    [NeedsReferenceDataTheory]
    [MemberData(nameof(InlineCases))]
    public void A_text_gives_the_values_or_the_error_of_the_reference(string name)
    {
        var wanted = Json("inline-cases.json").EnumerateArray().Single(c => c.Text("name") == name);
        var text = wanted.Text("text");
        if (wanted.TryGetProperty("expect_error", out var error))
        {
            Should.Throw<ConfigException>(() => ConfigurationFactory.ParseString(text).Resolve())
                .ShouldBeOfType(Kind(error.GetString()!));
            return;
        }
        var config = ConfigurationFactory.ParseString(text).Resolve();
        foreach (var check in wanted.GetProperty("checks").EnumerateArray())
            Check(config, check);
    }

    public static TheoryData<string> InlineCases() => Names("inline-cases.json", "name", Mismatched);

    [NeedsReferenceDataTheory]
    [MemberData(nameof(ValidityCases))]
    public void A_text_is_accepted_exactly_where_the_reference_accepts_it(string id)
    {
        var wanted = Json("validity-cases.json").EnumerateArray().Single(c => c.Text("id") == id);
        var text = wanted.Text("text");

        IsValid(() => ConfigurationFactory.ParseValue(text)).ShouldBe(wanted.GetProperty("valid_hocon").GetBoolean());
        IsValid(() => JsonReader.Read(text, new Source("json"), 0)).ShouldBe(wanted.GetProperty("valid_json").GetBoolean());
    }

    public static TheoryData<string> ValidityCases() => Names("validity-cases.json", "id");

    [NeedsReferenceDataFact]
    public void Path_expressions_give_the_keys_of_the_reference()
    {
        foreach (var wanted in Json("path-expressions.json").EnumerateArray())
        {
            var text = wanted.Text("text");
            if (wanted.TryGetProperty("error", out _))
                Should.Throw<ConfigException.BadPath>(() => HoconPath.Parse(text), text);
            else
                HoconPath.Parse(text).Keys.ShouldBe(
                    wanted.GetProperty("elements").EnumerateArray().Select(e => e.GetString()!), text);
        }
    }

    [NeedsReferenceDataFact]
    public void Durations_are_those_of_the_reference()
    {
        foreach (var (text, wanted) in Table("durations.csv"))
            Units.Duration(text).ShouldBe(wanted, text);
    }

    [NeedsReferenceDataFact]
    public void Sizes_are_those_of_the_reference()
    {
        foreach (var (text, wanted) in Table("sizes.csv"))
            Units.Size(text).ShouldBe(wanted, text);
    }

    [NeedsReferenceDataTheory]
    [InlineData("equiv01")]
    [InlineData("equiv02")]
    [InlineData("equiv04")]
    public void Files_that_say_the_same_are_equal(string folder)
    {
        var original = ConfigurationFactory.ParseFileValue(Data(folder, "original.json"));
        foreach (var file in Directory.EnumerateFiles(Data(folder)).Order(StringComparer.Ordinal))
            ConfigurationFactory.ParseFile(file).Resolve().Root.ShouldBe(original, file);
    }

    [NeedsReferenceDataTheory]
    [InlineData("test02.conf")]
    [InlineData("test05.conf")]
    [InlineData("test06.conf")]
    public void A_file_gives_the_values_of_the_reference(string file)
    {
        var config = ConfigurationFactory.ParseFile(Data("files", file)).Resolve();
        foreach (var check in Json(Path.Combine("files", "checks.json")).GetProperty(file).EnumerateArray())
            Check(config, check);
    }

    static void Check(Config config, JsonElement check)
    {
        var path = check.Text("path");
        var expected = check.GetProperty("expected");
        switch (check.Text("getter"))
        {
            case "getString": config.GetString(path).ShouldBe(expected.GetString(), path); break;
            case "getInt": config.GetInt(path).ShouldBe(expected.GetInt32(), path); break;
            case "getIntList": config.GetIntList(path).ShouldBe(expected.EnumerateArray().Select(e => e.GetInt32()), path); break;
            case "getStringList": config.GetStringList(path).ShouldBe(expected.EnumerateArray().Select(e => e.GetString()!), path); break;
            case "size-of-object": config.GetConfig(path).Root.Fields.Count.ShouldBe(expected.GetInt32(), path); break;
            case "getList" or "getObject" or "getObjectList":
                config.GetValue(path).ShouldBe(ConfigurationFactory.ParseString($"v = {expected.GetRawText()}").GetValue("v"), path);
                break;
            case var getter: throw new InvalidOperationException($"no such getter here: {getter}");
        }
    }

    static Type Kind(string error) => error switch
    {
        "Parse" => typeof(ConfigException.ParseError),
        "WrongType" => typeof(ConfigException.WrongType),
        "UnresolvedSubstitution" => typeof(ConfigException.UnresolvedSubstitution),
        _ => throw new InvalidOperationException($"no such error here: {error}"),
    };

    static bool IsValid(Func<ConfigValue> read)
    {
        try
        {
            var value = read();
            var missing = Resolver.Resolve(value, static _ => "from the environment");
            return missing.IsResolved;
        }
        catch (ConfigException)
        {
            return false;
        }
    }

    static string Data(params string[] parts) => SharedData.Path(["hocon", .. parts])!;

    static JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(Data(file))).RootElement;

    static TheoryData<string> Names(string file, string property, params string[] without) => SharedData.Root is null
        ? [] : [.. Json(file).EnumerateArray().Select(c => c.Text(property)).Except(without, StringComparer.Ordinal)];

    static IEnumerable<(string Text, BigInteger? Wanted)> Table(string file) =>
        File.ReadLines(Data(file)).Skip(1).Select(static line =>
        {
            var comma = line.LastIndexOf(',');
            BigInteger? wanted = line[(comma + 1)..] is var number && number == "ERROR"
                ? null : BigInteger.Parse(number, CultureInfo.InvariantCulture);
            return (line[1..(comma - 1)], wanted);
        });
}

static class JsonElements
{
    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;
}

using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Hocon;

/// <summary>What holds for every text, tried on many.</summary>
public sealed class MergeLawTests
{
    [Fact]
    public void Two_files_merge_as_if_one_stood_behind_the_other() => ForAll(seed: 11, rounds: 8_000, random =>
    {
        var (older, newer) = (Fields(random), Fields(random));

        var merged = Outcome(() => Read(newer).WithFallback(Read(older)));
        merged.ShouldBe(Outcome(() => Read($"{older}\n{newer}")), $"{older}\n---\n{newer}");
        return merged;
    });

    [Fact]
    public void Three_files_merge_alike_from_both_ends() => ForAll(seed: 12, rounds: 8_000, random =>
    {
        var (a, b, c) = (Fields(random), Fields(random), Fields(random));

        var merged = Outcome(() => Read(a).WithFallback(Read(b)).WithFallback(Read(c)));
        merged.ShouldBe(Outcome(() => Read(a).WithFallback(Read(b).WithFallback(Read(c)))), $"{a}\n---\n{b}\n---\n{c}");
        return merged;
    });

    [Fact]
    public void The_order_of_different_keys_does_not_matter() => ForAll(seed: 13, rounds: 8_000, random =>
    {
        string[] fields = [.. new[] { "a", "b", "c", "d" }.Select(k => $"{k} = {Required(RandomHocon.Value(random))}")];
        var text = string.Join('\n', fields);
        random.Shuffle(fields);

        var shuffled = Outcome(() => Read(string.Join('\n', fields)));
        shuffled.ShouldBe(Outcome(() => Read(text)), text);
        return shuffled;
    });

    [Fact]
    public void Resolving_twice_changes_nothing() => ForAll(seed: 14, rounds: 3_000, random =>
    {
        var text = Fields(random);
        var resolved = Outcome(() => Read(text));

        resolved?.Resolve(static _ => "never asked").ShouldBeSameAs(resolved);
        return resolved;
    });

    static Config Read(string text) => ConfigurationFactory.ParseString(text);

    static string Required(string text) => text.Replace("${?", "${", StringComparison.Ordinal);

    /// <param name="law">Returns the value it was tried on; null where the text has none.</param>
    static void ForAll(int seed, int rounds, Func<Random, ConfigValue?> law)
    {
        var random = new Random(seed);
        var values = 0;
        for (var round = 0; round < rounds; round++)
            values += law(random) is null ? 0 : 1;
        values.ShouldBeGreaterThan(rounds / 20);
    }

    static string Fields(Random random) =>
        string.Join('\n', Enumerable.Range(0, random.Next(1, 5)).Select(_ => RandomHocon.Field(random)));

    /// <summary>The resolved value; null where it cannot be resolved.</summary>
    static ConfigValue? Outcome(Func<Config> read)
    {
        try
        {
            return read().Resolve().Root;
        }
        catch (ConfigException)
        {
            return null;
        }
    }
}

using Actors.Exchanges.Conformance;

namespace Actors.Tests.Exchanges.Conformance;

public class ConformanceTests
{
    static readonly string Published = Path.Combine(Checkout.Root, "docs", "conformance.md");

    [Fact]
    public async Task Binance_passes_every_case_and_the_published_table_says_so()
    {
        await using var bench = await SimulatedBench.Open(accounts: 1, limits: true);
        await using var binance = await bench.Connect();

        var report = await ConformanceRun.Run(binance, ConformanceCase.All, null, default);

        report.Results.Where(one => one.Verdict != Verdict.Passed)
            .Select(one => $"{one.Case.Id} {one.Verdict}: expected {one.Expected}; found {one.Found}").ShouldBeEmpty();
        report.Left.ShouldBeEmpty();
        var table = ConformanceTable.Markdown([report]);
        if (Environment.GetEnvironmentVariable("ACTORS_BLESS") == "1")
            await File.WriteAllTextAsync(Published, table);
        (await File.ReadAllTextAsync(Published)).ShouldBe(table);
    }

    [Fact]
    public void There_are_sixty_cases_and_more_each_with_its_own_id_title_and_reason()
    {
        var all = ConformanceCase.All;

        all.Count.ShouldBeGreaterThanOrEqualTo(60);
        all.DistinctBy(one => one.Id, StringComparer.Ordinal).Count().ShouldBe(all.Count);
        all.DistinctBy(one => one.Title, StringComparer.Ordinal).Count().ShouldBe(all.Count);
        all.ShouldAllBe(one => one.Id.Length >= 6 && one.Title.Length > 10 && one.Requires.EndsWith('.') && one.Why.EndsWith('.'));
        all.GroupBy(one => one.Group, StringComparer.Ordinal).ShouldAllBe(group => group.Index().All(one => one.Item.Id.EndsWith($"-{one.Index + 1:00}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Cases_are_chosen_by_patterns()
    {
        ConformanceCase.Matching(["PROT-*"]).ShouldAllBe(one => one.Id.StartsWith("PROT-", StringComparison.Ordinal));
        ConformanceCase.Matching(["FILL-03", "HIST-01"]).Select(one => one.Id).ShouldBe(["HIST-01", "FILL-03"]);
        ConformanceCase.Matching(["EXEC-*"]).ShouldBeEmpty();
    }
}

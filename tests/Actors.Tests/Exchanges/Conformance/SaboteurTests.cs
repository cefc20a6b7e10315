using System.Collections.Concurrent;
using Actors.Exchanges.Conformance;

namespace Actors.Tests.Exchanges.Conformance;

/// <summary>A kit that lets liars pass says nothing: each is caught by the case that is there for it.</summary>
public sealed class SaboteurTests(SaboteurTests.Trials trials) : IClassFixture<SaboteurTests.Trials>
{
    public static TheoryData<string> Liars => [.. Lies.All.Select(make => make().ToString())];

    [Theory]
    [MemberData(nameof(Liars))]
    public void A_saboteur_is_caught(string lie)
    {
        var result = trials.Results[lie];

        result.Verdict.ShouldBe(Verdict.Failed);
        result.Expected.ShouldNotBeNullOrEmpty();
        result.Found.ShouldNotBeNullOrEmpty();
        result.Found.ShouldNotContain("Exception");
    }

    [Fact]
    public void Every_group_has_a_saboteur() => ConformanceCase.All.Select(one => one.Id.Split('-')[0]).Distinct(StringComparer.Ordinal)
        .Except(Lies.All.Select(make => make().Case.Split('-')[0]), StringComparer.Ordinal).ShouldBeEmpty();

    /// <summary>All of them at once, each on an account of its own.</summary>
    public sealed class Trials : IAsyncLifetime
    {
        public ConcurrentDictionary<string, CaseResult> Results { get; } = new(StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            await using var bench = await SimulatedBench.Open(Lies.All.Count, limits: false);
            await Parallel.ForEachAsync(Lies.All.Index(), new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (one, stop) =>
            {
                var lie = one.Item();
                await using var saboteur = new Saboteur(await bench.Connect(one.Index), one.Item);
                var report = await ConformanceRun.Run(saboteur, ConformanceCase.Matching([lie.Case]), null, stop);
                Results[lie.ToString()] = report.Results.Single();
            });
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}

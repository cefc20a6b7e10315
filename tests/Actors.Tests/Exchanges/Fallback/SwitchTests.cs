using Actors.Domain;
using Xunit.Abstractions;

namespace Actors.Tests.Exchanges.Fallback;

/// <summary>
/// Two hosts of one venue, and what can happen to them: four switches of each kind by default, a hundred with
/// <c>ACTORS_HEAVY=1</c>.
/// </summary>
public class SwitchTests(ITestOutputHelper output)
{
    static readonly Series Btc = TwoHosts.All[0];

    public static TheoryData<int> Kinds() => [.. Enum.GetValues<Trouble>().Select(static trouble => (int)trouble)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_source_that_fails_is_replaced_within_two_heartbeats_and_comes_back_without_a_seam(int kind) =>
        Seeds.Each(output, $"{(Trouble)kind}", seed => Switch((Trouble)kind, seed));

    /// <returns>How many seconds it took.</returns>
    static async Task<int> Switch(Trouble trouble, int seed)
    {
        var chance = new Random(seed);
        await using var hosts = await TwoHosts.Open(seed);
        await hosts.WarmUp();
        await hosts.Run(chance.Next(60));
        var healths = hosts.Judge.Healths.Count;

        var latency = await hosts.Happen(trouble, Btc, 30 + chance.Next(120));
        await hosts.Until(() => TwoHosts.All.All(series => hosts.Changes(series) is not [.., var last] || last.To == "first"), within: 300, "the first source");
        await hosts.Run(70);

        var context = $"{trouble}, seed {seed}";
        hosts.ShouldBeComplete();
        hosts.Alarms.ShouldBe(0, context);
        TimeSpan.FromSeconds(latency).ShouldBeLessThanOrEqualTo(2 * hosts.Options.Heartbeat, context);
        foreach (var series in TwoHosts.All)
        {
            var expected = trouble == Trouble.SilentStream && series != Btc ? Array.Empty<string>() : ["second", "first"];
            hosts.Changes(series).Select(change => change.To).ShouldBe(expected, context);
        }
        if (trouble != Trouble.BothInTurn)
            hosts.Judge.Healths.Skip(healths).ShouldAllBe(told => told.Health == FeedHealth.Live, context);
        hosts.Latest.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(20), context);
        return latency;
    }
}

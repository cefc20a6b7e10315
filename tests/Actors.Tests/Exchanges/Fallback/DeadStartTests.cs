using Actors.Domain;
using Xunit.Abstractions;

namespace Actors.Tests.Exchanges.Fallback;

/// <summary>
/// A start while the first host is dead, and its return: four of each kind by default, a hundred with <c>ACTORS_HEAVY=1</c>.
/// </summary>
public class DeadStartTests(ITestOutputHelper output)
{
    static readonly Series Btc = TwoHosts.All[0];

    [Fact]
    public void The_second_leads_and_gives_back_without_a_seam_when_the_first_is_there() => Seeds.Each(output, "dead start", async seed =>
    {
        await using var hosts = await TwoHosts.Open(seed, isFirstDead: true);

        var begun = await hosts.Until(() => hosts.Judge.AreAllLive, within: 40, "the start on the second");
        await hosts.Run(90 + (seed * 7 % 60));
        hosts.First.Faults = new();
        await hosts.Until(() => TwoHosts.All.All(series => hosts.Changes(series) is [{ To: "first" }]), within: 300, "the first source");
        await hosts.Run(70);

        hosts.ShouldBeComplete();
        hosts.Alarms.ShouldBe(0);
        hosts.Notices.ShouldBe(["first does not answer: market data has one source only", "first answers again: market data has two sources"]);
        // Of the hour before the start, which the second has told, the first is asked nothing.
        hosts.First.RowsTold.ShouldBeLessThan(TwoHosts.All.Count * 40);
        return begun;
    });

    [Fact]
    public void The_first_that_has_come_back_is_replaced_as_ever_when_it_dies_again() => Seeds.Each(output, "dead start", async seed =>
    {
        await using var hosts = await TwoHosts.Open(seed, isFirstDead: true);
        await hosts.Until(() => hosts.Judge.AreAllLive, within: 40, "the start on the second");
        await hosts.Run(60);
        hosts.First.Faults = new();
        await hosts.Until(() => TwoHosts.All.All(series => hosts.Changes(series).Count == 1), within: 300, "the first source");
        await hosts.Run(30);

        hosts.First.Faults = new(NoConnect: 1, RestError: 1);
        foreach (var socket in hosts.First.Open)
            socket.Cut();
        var latency = await hosts.Until(() => hosts.Changes(Btc).Count == 2, within: 60, "the second source");
        await hosts.Run(70);

        hosts.ShouldBeComplete();
        TimeSpan.FromSeconds(latency).ShouldBeLessThanOrEqualTo(2 * hosts.Options.Heartbeat);
        return latency;
    });

    [Fact]
    public void Where_the_second_that_leads_dies_while_it_catches_up_the_first_is_opened_all_the_same() => Seeds.Each(output, "dead start", async seed =>
    {
        await using var hosts = await TwoHosts.Open(seed, isFirstDead: true);
        hosts.Second.Faults = new(NoConnect: 1, RestError: 1);
        foreach (var socket in hosts.Second.Open)
            socket.Cut();
        hosts.First.Faults = new();

        var begun = await hosts.Until(() => hosts.Judge.AreAllLive, within: 60, "the start on the first");
        await hosts.Run(70);

        hosts.ShouldBeComplete();
        return begun;
    });
}

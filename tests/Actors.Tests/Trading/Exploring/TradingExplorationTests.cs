using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Backends.Files;
using Actors.Tests.Backtest.Engine;
using Xunit.Abstractions;
using static Actors.Tests.Trading.Exploring.TradingInvariants;

namespace Actors.Tests.Trading.Exploring;

/// <summary>The whole chain from candle to portfolio under seeds: orders of delivery, times of the venue, crashes and broken writes. <c>ACTORS_HEAVY</c> asks for 2,000 runs with crashes, <c>ACTORS_SEEDS</c> multiplies the seeds.</summary>
public sealed class TradingExplorationTests(ITestOutputHelper output)
{
    static readonly SimulationOptions Hour = new() { Duration = TimeSpan.FromHours(2), MostFaults = 3 };

    static void Explore(
        int count, bool isFaulty, IReadOnlyList<Invariant<SimulatedTrading>> invariants, SimulationOptions options, decimal? wipe = null)
    {
        var seeds = count * Seeds.Times;
        var found = Simulation.Explore(
            Enumerable.Range(1, seeds).Select(static seed => (long)seed), simulation => new SimulatedTrading(simulation, isFaulty, wipe), invariants, options);
        found.ThrowIfFailed();
        found.Runs.ShouldBe(seeds);
    }

    [Fact]
    public void Without_faults_every_order_of_delivery_gives_whole_books_and_answers_every_signal() =>
        Explore(40, isFaulty: false, [.. Safety, .. Books, .. Rest, .. Answered, .. Completeness], Hour);

    [Fact]
    public void A_venue_that_loses_requests_answers_and_reports_is_asked_until_the_books_are_whole() =>
        Explore(60, isFaulty: true, [.. Safety, .. Books, .. Rest, .. Answered], Hour);

    [Fact]
    public void An_exit_that_races_with_its_stop_leaves_no_stop_behind_and_closes_nothing_twice()
    {
        var (races, runs) = (0, Heavy.Or(50, 1_500) * Seeds.Times);
        Invariant<SimulatedTrading>[] invariants = [.. Races, .. Books, .. Rest];
        Simulation.Explore(
            Enumerable.Range(10_001, runs).Select(static seed => (long)seed),
            simulation => new SimulatedTrading(simulation, isFaulty: true, onRace: () => Interlocked.Increment(ref races)), invariants, Hour).ThrowIfFailed();

        output.WriteLine($"{races} races in {runs} hours");
        races.ShouldBeGreaterThan(Heavy.Or(200, 10_000));
    }

    [Fact]
    public void What_a_venue_has_forgotten_leaves_the_books_stops_entries_and_is_never_sold() =>
        Explore(60, isFaulty: true, [.. Safety, .. Wiped, .. Rest, .. Answered], Hour, wipe: 0);

    [Fact]
    public void Coins_that_a_wipe_has_given_are_not_taken_for_those_that_were_lost() =>
        Explore(60, isFaulty: false, [.. Safety, .. WipedAndFunded, .. Rest, .. Answered], Hour, wipe: 5);

    [Fact]
    public void A_wipe_is_survived_whatever_crashes_meanwhile() =>
        Explore(60, isFaulty: true, [.. Safety, .. Wiped, .. Rest, .. Answered], Hour with { Faults = [.. FaultKinds.Values], MostFaults = 5 }, wipe: 0);

    public static TheoryData<string> Kinds => [.. FaultKinds.Keys];

    static readonly Dictionary<string, Func<Chance, Fault>> FaultKinds = new(StringComparer.Ordinal)
    {
        ["risk"] = Faults.CrashActor(SimulatedTrading.Node, "/user/risk/risk", 300),
        ["execution"] = Faults.CrashActor(SimulatedTrading.Node, "/user/execution/execution", 600),
        ["portfolio"] = Faults.CrashActor(SimulatedTrading.Node, "/user/portfolio/portfolio", 300),
        ["symbol"] = Faults.CrashActor(SimulatedTrading.Node, "/user/symbol-0-BTCUSDT", 60),
        ["writes"] = Faults.BreakWrite(SimulatedTrading.Node, 400),
        ["node"] = Faults.KillNode(SimulatedTrading.Node, 1_500),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_books_hold_under_one_kind_of_fault(string kind) =>
        Explore(Heavy.Or(40, 340), isFaulty: false, [.. Safety, .. Books, .. Rest, .. Answered], Hour with { Faults = [FaultKinds[kind]] });

    [Fact]
    public void The_books_hold_whatever_crashes_while_the_venue_loses_messages() =>
        Explore(Heavy.Or(120, 2_000), isFaulty: true, [.. Safety, .. Books, .. Rest, .. Answered], Hour with { Faults = [.. FaultKinds.Values], MostFaults = 5 });
}

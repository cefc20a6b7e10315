using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Backtest.Engine;
using static Actors.Tests.Trading.Exploring.TradingInvariants;

namespace Actors.Tests.Trading.Exploring;

/// <summary>The whole chain from candle to portfolio under seeds: orders of delivery, times of the venue, crashes and broken writes. <c>ACTORS_SEEDS</c> multiplies the seeds.</summary>
public sealed class TradingExplorationTests
{
    static readonly SimulationOptions Hour = new() { Duration = TimeSpan.FromHours(2), MostFaults = 3 };

    static void Explore(int count, IReadOnlyList<Invariant<SimulatedTrading>> invariants, SimulationOptions options)
    {
        var seeds = count * Seeds.Times;
        var found = Simulation.Explore(Enumerable.Range(1, seeds).Select(static seed => (long)seed), static simulation => new SimulatedTrading(simulation), invariants, options);
        found.ThrowIfFailed();
        found.Runs.ShouldBe(seeds);
    }

    [Fact]
    public void Without_faults_every_order_of_delivery_gives_whole_books_and_answers_every_signal() =>
        Explore(60, [.. Safety, .. Books, .. Completeness], Hour);

    [Fact]
    public void Whatever_crashes_no_order_goes_out_twice_or_unapproved_and_no_fill_is_booked_twice() => Explore(150, Safety, Hour with
    {
        Faults =
        [
            Faults.CrashActor(SimulatedTrading.Node, "/user/risk", 300),
            Faults.CrashActor(SimulatedTrading.Node, "/user/execution", 300),
            Faults.CrashActor(SimulatedTrading.Node, "/user/portfolio", 300),
            Faults.BreakWrite(SimulatedTrading.Node, 400),
            Faults.KillNode(SimulatedTrading.Node, 1_500),
        ],
        IsExpected = IsOfForgottenFills,
    });

    /// <summary>Risk and portfolio do not recover the fills that they booked before a restart, and refuse to sell what they forgot.</summary>
    static bool IsOfForgottenFills(Error error) =>
        error.Cause is DomainFault && error.Cause.Message.Contains("and cannot sell", StringComparison.Ordinal)
        && (error.LogSource.EndsWith("/user/risk", StringComparison.Ordinal) || error.LogSource.EndsWith("/user/portfolio", StringComparison.Ordinal));
}

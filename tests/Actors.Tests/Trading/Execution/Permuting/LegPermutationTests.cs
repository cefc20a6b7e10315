using Actors.Tests.Backends.Files;
using Xunit.Abstractions;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>
/// Every order of what may happen to a position that is to be protected: its legs are placed, refused or lost; one of them is
/// reached, in part or whole; the venue ends them; the symbol stops trading for a while; the strategy wants out; what is cancelled is so, comes too late or gets no
/// answer; the order that closes fills, is refused or lost; reports come late, twice, out of order or never; questions are
/// answered, with old or incomplete news, or not; time passes; the process dies.
/// </summary>
public sealed class LegPermutationTests(ITestOutputHelper output)
{
    static readonly int Length = Heavy.Or(3, 5);

    static readonly LegStep[] Filled = [];

    static readonly LegStep[] Protected =
    [
        new(Happening.Arrive, "protect"), new(Happening.Answer, "protect"), new(Happening.TellOldest), new(Happening.TellOldest),
        new(Happening.Wait),
    ];

    static readonly LegStep[] Leaving = [.. Protected, new(Happening.Exit), new(Happening.Arrive, "cancel buy-1-s")];

    static readonly LegStep[] Selling =
    [
        .. Leaving, new(Happening.Answer, "cancel buy-1-s"), new(Happening.TellOldest), new(Happening.TellOldest),
    ];

    static readonly LegStep[] Restarted = [.. Protected, new(Happening.Crash)];

    static readonly LegStep[] RestartedUnprotected = [new(Happening.Crash), new(Happening.Arrive, "protect of before")];

    static readonly LegStep[] RestartedLeaving = [.. Leaving, new(Happening.Crash)];

    /// <summary>The venue has ended the legs, and new ones are asked for.</summary>
    static readonly LegStep[] ProtectedAgain =
    [
        .. Protected, new(Happening.End, "buy-1-s"), new(Happening.TellOldest), new(Happening.TellOldest),
        new(Happening.Arrive, "protect"),
    ];

    static readonly LegStep[] ProtectedLater =
    [
        .. ProtectedAgain[..^1], new(Happening.Wait), new(Happening.Arrive, "protect"), new(Happening.Answer, "protect"),
        new(Happening.TellOldest), new(Happening.TellOldest),
    ];

    /// <summary>The stop has sold a half, and nothing of that is known.</summary>
    static readonly LegStep[] SoldInPart = [.. Protected, new(Happening.FillPart, "buy-1-s")];

    /// <summary>The target has sold a half, which has ended the stop, and both are known.</summary>
    static readonly LegStep[] TargetBegun =
    [
        .. Protected, new(Happening.FillPart, "buy-1-t"), new(Happening.TellOldest), new(Happening.TellOldest),
    ];

    /// <summary>The order that closes works, has sold a half, and nothing of that is known.</summary>
    static readonly LegStep[] Closing = [.. Selling, new(Happening.Arrive, "place sell-1"), new(Happening.FillPart, "sell-1")];

    static readonly Dictionary<string, LegStep[]> Starts = new(StringComparer.Ordinal)
    {
        [nameof(Filled)] = Filled,
        [nameof(Protected)] = Protected,
        [nameof(Leaving)] = Leaving,
        [nameof(Selling)] = Selling,
        [nameof(Restarted)] = Restarted,
        [nameof(RestartedUnprotected)] = RestartedUnprotected,
        [nameof(RestartedLeaving)] = RestartedLeaving,
        [nameof(ProtectedAgain)] = ProtectedAgain,
        [nameof(ProtectedLater)] = ProtectedLater,
        [nameof(Closing)] = Closing,
        [nameof(SoldInPart)] = SoldInPart,
        [nameof(TargetBegun)] = TargetBegun,
    };

    [Theory]
    [InlineData(nameof(Filled), false)]
    [InlineData(nameof(Protected), false)]
    [InlineData(nameof(Protected), true)]
    [InlineData(nameof(Leaving), false)]
    [InlineData(nameof(Selling), false)]
    [InlineData(nameof(Restarted), false)]
    [InlineData(nameof(RestartedUnprotected), false)]
    [InlineData(nameof(RestartedLeaving), false)]
    [InlineData(nameof(ProtectedAgain), false)]
    [InlineData(nameof(ProtectedLater), false)]
    [InlineData(nameof(Closing), false)]
    [InlineData(nameof(SoldInPart), false)]
    [InlineData(nameof(TargetBegun), false)]
    [InlineData(nameof(TargetBegun), true)]
    public void Whatever_happens_in_whatever_order_a_position_is_protected_or_closed_once_and_leaves_no_leg_behind(string start, bool isPart)
    {
        var (sequences, states, faults) = Exploration.Of(Length, Starts[start], (world, nobody) => new LegRun(world, nobody, isPart));

        output.WriteLine($"{start}{(isPart ? " in part" : "")}: {sequences} sequences of {Length} steps in {states} states");
        faults.ShouldBeEmpty();
        sequences.ShouldBeGreaterThan(100);
    }
}

using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Live;

/// <summary>What goes wrong, in an order that the seed draws: every kind as often as asked for.</summary>
sealed class ChaosSchedule
{
    static readonly string?[] Trading = ["order.place", "order.place", "orderList.place.oco", "order.cancel", "orderList.cancel"];
    static readonly string?[] Reading = ["order.status", "openOrders.status", "myTrades", "account.status", null];

    /// <summary>What a rule can do, by what it strikes.</summary>
    static readonly IReadOnlyList<(FaultKind Kind, FaultTarget Target)> ByRule =
    [
        .. from kind in Enum.GetValues<FaultKind>()
           where kind <= FaultKind.HalfOpen
           from target in (FaultTarget[])[FaultTarget.Market, FaultTarget.User]
           select (kind, target),
        (FaultKind.Cut, FaultTarget.Request), (FaultKind.HalfOpen, FaultTarget.Request),
        (FaultKind.TooManyRequests, FaultTarget.Request), (FaultKind.Ban, FaultTarget.Request),
        (FaultKind.TimeoutUnexecuted, FaultTarget.Request), (FaultKind.TimeoutExecuted, FaultTarget.Request),
        (FaultKind.LaggingRead, FaultTarget.Request),
    ];

    static readonly IReadOnlyList<FaultKind> ByHand =
        [FaultKind.ClockSkew, FaultKind.SymbolStatus, FaultKind.FilterChange, FaultKind.Restart];

    readonly ChaosSetting setting;
    readonly Random chance;

    public ChaosSchedule(ChaosSetting setting)
    {
        this.setting = setting;
        chance = new(setting.Seed);
        var deeds = Enumerable.Range(0, setting.Strikes)
            .SelectMany(_ => ByRule.Select(one => Rule(one.Kind, one.Target)).Concat(ByHand.Select(ByHandOf)).Append(new ChaosDeed.RestartEngine()).Append(new ChaosDeed.FailJournal(chance.Next(2) == 0)))
            .ToArray();
        chance.Shuffle(deeds);
        Deeds = deeds;
    }

    /// <summary>Every fault that is asked for.</summary>
    public static IEnumerable<(FaultKind Kind, FaultTarget Target)> Kinds => ByRule.Concat(ByHand.Select(static kind => (kind, FaultTarget.Exchange)));

    public IReadOnlyList<ChaosDeed> Deeds { get; }

    public TimeSpan Pause() => setting.Between * (0.2 + (1.6 * chance.NextDouble()));

    ChaosDeed Rule(FaultKind kind, FaultTarget target) => new ChaosDeed.Strike(new FaultRule(kind, target)
    {
        Times = kind < FaultKind.Cut ? 1 + chance.Next(4) : kind is FaultKind.TooManyRequests ? 1 + chance.Next(2) : 1,
        Match = (kind, target) switch
        {
            (FaultKind.LaggingRead, _) => Pick(Reading),
            (FaultKind.TimeoutExecuted or FaultKind.TimeoutUnexecuted or FaultKind.Cut or FaultKind.HalfOpen, FaultTarget.Request) => Pick(Trading),
            (_, FaultTarget.User) => "executionReport",
            _ => null,
        },
        By = TimeSpan.FromSeconds(kind switch
        {
            FaultKind.Ban or FaultKind.TooManyRequests => 2 + chance.Next(10),
            FaultKind.LaggingRead => 1 + chance.Next(15),
            _ => 1 + chance.Next(30),
        }),
    });

    ChaosDeed ByHandOf(FaultKind kind) => kind switch
    {
        FaultKind.ClockSkew => new ChaosDeed.Skew(TimeSpan.FromMilliseconds(chance.Next(-8_000, 8_000))),
        FaultKind.SymbolStatus => new ChaosDeed.Close(
            Pick(setting.Symbols).Name, Pick<SymbolStatus>([SymbolStatus.Halt, SymbolStatus.Break, SymbolStatus.CancelOnly]), Seconds(5, 40)),
        FaultKind.FilterChange => new ChaosDeed.Refilter(Pick(setting.Symbols).Name, chance.Next(3)),
        _ => new ChaosDeed.RestartVenue(Seconds(1, 15)),
    };

    TimeSpan Seconds(int least, int most) => TimeSpan.FromSeconds(chance.Next(least, most));

    T Pick<T>(IReadOnlyList<T> from) => from[chance.Next(from.Count)];
}

/// <summary>One thing that goes wrong.</summary>
abstract record ChaosDeed
{
    ChaosDeed() { }

    public sealed record Strike(FaultRule Rule) : ChaosDeed;

    public sealed record Skew(TimeSpan By) : ChaosDeed;

    /// <summary>A symbol does not trade for a while.</summary>
    public sealed record Close(string Symbol, SymbolStatus Status, TimeSpan For) : ChaosDeed;

    /// <param name="Variant">Which of the ways to have filters.</param>
    public sealed record Refilter(string Symbol, int Variant) : ChaosDeed;

    public sealed record RestartVenue(TimeSpan Down) : ChaosDeed;

    /// <summary>The engine ends without a word and starts anew on its journal.</summary>
    public sealed record RestartEngine : ChaosDeed;

    /// <param name="IsWritten">The write that fails has reached the disk all the same.</param>
    public sealed record FailJournal(bool IsWritten) : ChaosDeed;
}

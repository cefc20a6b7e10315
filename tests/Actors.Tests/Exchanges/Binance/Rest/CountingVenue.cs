using System.Globalization;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Simulator.Server;
using Actors.Runtime.TestKit;

namespace Actors.Tests.Exchanges.Binance.Rest;

/// <summary>
/// The limits of the simulated exchange and clients that want more than they allow: data without end, trading with bursts,
/// somebody else at the same address. Requests are under way for up to ten seconds, answers are lost, and the clocks differ.
/// </summary>
sealed class CountingVenue
{
    const string Address = "here";
    const string Account = "main";
    const int WeightPerMinute = 6_000;
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    static readonly Call Cancel = new(CallPriority.Protection, 1, 0) { IsFree = true };
    static readonly Call Legs = new(CallPriority.Protection, 1, 2) { IsFree = true };
    static readonly Call Order = new(CallPriority.Trading, 1, 1) { IsFree = true };
    static readonly IReadOnlyList<Call> Data = [new(CallPriority.Market, 2, 0), new(CallPriority.Market, 4, 0), new(CallPriority.Market, 50, 0), new(CallPriority.Market, 250, 0)];
    static readonly IReadOnlyList<Call> Books = [new(CallPriority.Account, 4, 0), new(CallPriority.Account, 5, 0), new(CallPriority.Account, 20, 0), new(CallPriority.Account, 80, 0)];

    readonly ManualTimeProvider clock = new();
    readonly PriorityQueue<TaskCompletionSource, (DateTimeOffset At, long Number)> due = new();
    readonly Random chance;
    readonly ServerClock believed;
    readonly WeightGovernor governor;
    readonly RateLimiter limiter;
    readonly Dictionary<CallPriority, List<TimeSpan>> waits = Enum.GetValues<CallPriority>().ToDictionary(static one => one, static _ => new List<TimeSpan>());
    readonly SortedDictionary<CallPriority, int> unsent = [];
    readonly List<string> refusals = [];
    TimeSpan ahead = TimeSpan.FromMilliseconds(137); // the venue's clock of this one
    long used;
    long numbered;
    DateTimeOffset begun;

    public CountingVenue(int seed)
    {
        chance = new(seed);
        believed = new(clock);
        governor = new(clock, believed, GovernorOptions.Default);
        governor.Learn(
        [
            new("REQUEST_WEIGHT", "MINUTE", 1, WeightPerMinute, null), new("RAW_REQUESTS", "MINUTE", 5, 61_000, null),
            new("ORDERS", "SECOND", 10, 50, null), new("ORDERS", "DAY", 1, 160_000, null),
        ]);
        limiter = new(new() { WeightPerMinute = WeightPerMinute, RequestsPerFiveMinutes = 61_000, OrdersPerTenSeconds = 50, OrdersPerDay = 160_000 }, () => Now);
    }

    /// <summary>What the venue answered 429 or 418 to.</summary>
    public IReadOnlyList<string> Refusals => refusals;

    /// <summary>How much of the weight of all minutes was used.</summary>
    public double Share => used / (WeightPerMinute * (clock.GetUtcNow() - begun).TotalMinutes);

    /// <summary>How many requests left, by priority.</summary>
    public IReadOnlyDictionary<CallPriority, int> Given => waits.ToDictionary(one => one.Key, one => one.Value.Count);

    /// <summary>How many were given up because the limits left them no room in time.</summary>
    public int Unsent(CallPriority priority) => unsent.GetValueOrDefault(priority);

    /// <summary>The longest that one of a priority waited.</summary>
    public TimeSpan Longest(CallPriority priority) => waits[priority].Max();

    /// <summary>The same of a cancel, which needs no room for an order.</summary>
    public TimeSpan LongestCancel { get; private set; }

    /// <summary>The mean.</summary>
    public TimeSpan Wait(CallPriority priority) => TimeSpan.FromTicks((long)waits[priority].Average(wait => wait.Ticks));

    public string Told => string.Create(CultureInfo.InvariantCulture,
        $"{(clock.GetUtcNow() - begun).TotalHours:0.#} h, {waits.Values.Sum(one => one.Count)} requests, {Share:P1} of the weight, {refusals.Count} refused; ")
        + string.Join(", ", waits.Keys.Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{one}: {waits[one].Count} sent after {Wait(one).TotalSeconds:0.000} s on average and {Longest(one).TotalSeconds:0.0} s at most, {Unsent(one)} not")));

    DateTimeOffset Now => clock.GetUtcNow() + ahead;

    public void Run(TimeSpan duration) => Turns.Run(() => Trade(duration));

    async Task Trade(TimeSpan duration)
    {
        begun = clock.GetUtcNow();
        Synchronize();
        for (var reader = 0; reader < 30; reader++)
            _ = Serve(() => Data[chance.Next(100) switch { < 70 => 0, < 90 => 1, < 98 => 2, _ => 3 }], again: true);
        for (var end = begun + duration; clock.GetUtcNow() < end;)
        {
            clock.Advance(Tick);
            while (due.TryPeek(out var next, out var key) && key.At <= clock.GetUtcNow())
            {
                due.Dequeue();
                next.SetResult();
            }
            await Task.Yield();
            Offer();
        }
    }

    /// <summary>What comes up in one tick.</summary>
    void Offer()
    {
        if (Happens(perSecond: 0.7))
            _ = Serve(() => Order);
        if (Happens(perSecond: 0.3))
            _ = Serve(() => Legs);
        if (Happens(perSecond: 1))
            _ = Serve(() => Cancel);
        if (Happens(perSecond: 1.5))
            _ = Serve(() => Books[chance.Next(Books.Count)]);
        for (var burst = Happens(perSecond: 1 / 600.0) ? 80 : 0; burst > 0; burst--)
            _ = Serve(() => Order);
        if (Happens(perSecond: 0.2))
            Elsewhere();
        if (Happens(perSecond: 1 / 300.0))
            Synchronize();
    }

    async Task Serve(Func<Call> next, bool again = false)
    {
        do
        {
            var (call, asked) = (next(), clock.GetUtcNow());
            if (await governor.Acquire(call.Weight, call.Orders, call.Priority, default) is not { } lease)
            {
                unsent[call.Priority] = unsent.GetValueOrDefault(call.Priority) + 1;
                continue;
            }
            var waited = clock.GetUtcNow() - asked;
            waits[call.Priority].Add(waited);
            if (call == Cancel && waited > LongestCancel)
                LongestCancel = waited;
            await After(TimeSpan.FromMilliseconds(chance.Next(chance.Next(100) == 0 ? 10_000 : 150)));
            var usage = Arrive(call);
            await After(TimeSpan.FromMilliseconds(chance.Next(150)));
            lease.Complete(usage);
        }
        while (again);
    }

    WeightGovernor.Usage Arrive(Call call)
    {
        try
        {
            limiter.Admit(Address, call.Weight, rest: true);
            if (call.Orders > 0)
                limiter.AdmitOrders(Account, call.Orders);
        }
        catch (ApiException refused)
        {
            refusals.Add($"{Now:O} {call}: {refused.Message}");
            return default;
        }
        var (succeeds, isHeard) = (chance.Next(50) > 0, chance.Next(50) > 0);
        if (call.Orders > 0 && succeeds)
        {
            limiter.CountOrders(Account, call.Orders);
            _ = Fill();
        }
        if (call.IsFree && succeeds)
            limiter.Free(Address, call.Weight);
        else
            used += call.Weight;
        var (weight, tenSeconds, day) = limiter.Counts(Address, Account);
        return !isHeard ? default : new(call.IsFree && succeeds, !succeeds, weight, call.Orders > 0 ? tenSeconds : null, call.Orders > 0 ? day : null);
    }

    /// <summary>An order that fills counts no longer.</summary>
    async Task Fill()
    {
        await After(TimeSpan.FromSeconds(chance.Next(1, 40)));
        limiter.CountOrders(Account, -1);
    }

    /// <summary>Another program at this address: up to some two per cent of the weight.</summary>
    void Elsewhere()
    {
        var weight = chance.Next(1, 20);
        limiter.Admit(Address, weight, rest: true);
        used += weight;
    }

    /// <summary>The clocks run apart, and a slow way there or back makes the estimate wrong by up to 0.4 s.</summary>
    void Synchronize()
    {
        ahead += TimeSpan.FromMilliseconds(chance.Next(-40, 41));
        var wrong = TimeSpan.FromMilliseconds(chance.Next(-300, 301));
        believed.Distrust();
        believed.Add(clock.GetTimestamp(), Now + wrong);
    }

    Task After(TimeSpan wait)
    {
        var over = new TaskCompletionSource();
        due.Enqueue(over, (clock.GetUtcNow() + wait, ++numbered));
        return over.Task;
    }

    bool Happens(double perSecond) => chance.NextDouble() < perSecond * Tick.TotalSeconds;

    /// <param name="Orders">By how much it adds to the count of unfilled orders.</param>
    readonly record struct Call(CallPriority Priority, int Weight, int Orders)
    {
        /// <summary>It costs nothing where it succeeds.</summary>
        public bool IsFree { get; init; }
    }
}

using System.Diagnostics.CodeAnalysis;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rest;

/// <summary>
/// Lets requests to one address out as fast as the venue's limits allow and never faster, the urgent first. When the venue
/// wants to be left alone, nothing leaves.
/// </summary>
public sealed partial class WeightGovernor : IDisposable
{
    readonly Lock gate = new();
    readonly TimeProvider time;
    readonly ServerClock server;
    readonly GovernorOptions options;
    readonly WindowBudget weight;
    readonly WindowBudget requests;
    readonly List<WindowBudget> orders;
    readonly LinkedList<Waiter> waiting = new();
    readonly ITimer timer;
    DateTimeOffset blockedUntil = DateTimeOffset.MinValue;

    public WeightGovernor(TimeProvider time, ServerClock server, GovernorOptions options)
    {
        (this.time, this.server, this.options) = (time, server, options);
        weight = new(TimeSpan.FromMinutes(1), 6000, options.ClockError);
        requests = new(TimeSpan.FromMinutes(5), 61_000, options.ClockError);
        orders =
        [
            new(TimeSpan.FromSeconds(10), 50, options.ClockError),
            new(TimeSpan.FromDays(1), 160_000, options.ClockError),
        ];
        timer = time.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Until when nothing leaves, because the venue said so; in the past when nothing holds.</summary>
    internal DateTimeOffset BlockedUntil
    {
        get { lock (gate) return blockedUntil; }
    }

    /// <summary>The weight charged to the present minute.</summary>
    internal long UsedWeight
    {
        get { lock (gate) return weight.Used; }
    }

    /// <summary>Takes over the limits that the venue publishes.</summary>
    public void Learn(IReadOnlyList<WireRateLimit> limits)
    {
        lock (gate)
        {
            foreach (var limit in limits)
            {
                var budget = limit.Type switch
                {
                    "REQUEST_WEIGHT" when limit.Window == weight.Window => weight,
                    "RAW_REQUESTS" when limit.Window == requests.Window => requests,
                    "ORDERS" when limit.Window > TimeSpan.Zero => OrdersOf(limit.Window),
                    _ => null,
                };
                if (budget is not null)
                    budget.Limit = limit.Limit;
            }
        }
    }

    /// <summary>A lease to send one request; null when the budget stays short for longer than such a request waits.</summary>
    /// <param name="orderCount">By how much the request adds to the count of unfilled orders.</param>
    public ValueTask<Lease?> Acquire(int cost, int orderCount, CallPriority priority, CancellationToken stop)
    {
        Waiter waiter;
        lock (gate)
        {
            if (waiting.Count == 0 && TryTake(cost, orderCount, priority, out var lease, out _))
                return new(lease);
            var patience = priority <= CallPriority.Trading ? options.TradingPatience : options.MarketPatience;
            waiter = new(cost, orderCount, priority, time.GetUtcNow() + patience);
            Enqueue(waiter);
        }
        Pump();
        return new(waiter.Wait(stop));
    }

    /// <summary>The venue wants to be left alone.</summary>
    public void Block(TimeSpan duration)
    {
        lock (gate)
        {
            var until = time.GetUtcNow() + duration;
            if (until > blockedUntil)
                blockedUntil = until;
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            foreach (var waiter in waiting)
                waiter.Answer(null);
            waiting.Clear();
        }
    }

    void Enqueue(Waiter waiter)
    {
        var after = waiting.Last;
        while (after is not null && after.Value.Priority > waiter.Priority)
            after = after.Previous;
        if (after is null)
            waiting.AddFirst(waiter);
        else
            waiting.AddAfter(after, waiter);
    }

    /// <summary>Lets out who may go, tells those who waited too long, and sets the timer for the rest.</summary>
    void Pump()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var next = TimeSpan.MaxValue;
            var shortOfWeight = false;
            for (var node = waiting.First; node is not null;)
            {
                var (waiter, following) = (node.Value, node.Next);
                var wait = TimeSpan.Zero;
                if (waiter.Task.IsCompleted || waiter.GiveUpAt <= now)
                {
                    waiting.Remove(node);
                    waiter.Answer(null);
                }
                // Nobody passes by one who is more urgent and waits for weight.
                else if (!shortOfWeight
                    && TryTake(waiter.Cost, waiter.OrderCount, waiter.Priority, out var lease, out wait))
                {
                    waiting.Remove(node);
                    if (!waiter.Answer(lease))
                        Return(lease, free: true);
                }
                else
                {
                    shortOfWeight |= waiter.OrderCount == 0 || !HasWeight(waiter);
                    next = Min(next, Min(wait > TimeSpan.Zero ? wait : next, waiter.GiveUpAt - now));
                }
                node = following;
            }
            if (next < TimeSpan.MaxValue)
                timer.Change(next + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }

    bool HasWeight(Waiter waiter) => weight.Fits(waiter.Cost, Share(waiter.Priority), server.Now);

    bool TryTake(int cost, int count, CallPriority priority, [NotNullWhen(true)] out Lease? lease, out TimeSpan wait)
    {
        lease = null;
        wait = blockedUntil - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            return false;
        wait = TimeSpan.Zero;
        var now = server.Now;
        var share = Share(priority);
        if (!weight.Fits(cost, share, now))
            wait = weight.UntilNext(now);
        if (!requests.Fits(1, share, now))
            wait = Max(wait, requests.UntilNext(now));
        if (count > 0)
        {
            var ordersShare = priority == CallPriority.Protection ? options.ProtectionShare : options.OrderShare;
            foreach (var budget in orders)
            {
                if (!budget.Fits(count, ordersShare, now))
                    wait = Max(wait, budget.UntilNext(now));
            }
        }
        if (wait > TimeSpan.Zero)
            return false;
        var counts = count > 0 ? new WindowBudget.Charge[orders.Count] : [];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = orders[i].Take(count, now);
        lease = new(this, weight.Take(cost, now), requests.Take(1, now), counts);
        return true;
    }

    void Complete(Lease lease, in Usage usage)
    {
        lock (gate)
        {
            var now = server.Now;
            weight.Complete(lease.Weight, usage.Free, usage.Weight, now);
            requests.Complete(lease.Request, free: false, null, now);
            for (var i = 0; i < lease.Orders.Length; i++)
            {
                var counted = orders[i].Window == TimeSpan.FromSeconds(10) ? usage.Orders10S
                    : orders[i].Window == TimeSpan.FromDays(1) ? usage.Orders1D
                    : null;
                orders[i].Complete(lease.Orders[i], usage.OrderRefused, counted, now);
            }
        }
        if (waiting.Count > 0)
            Pump();
    }

    void Return(Lease lease, bool free) => Complete(lease, new(free, OrderRefused: true, null, null, null));

    WindowBudget OrdersOf(TimeSpan window)
    {
        if (orders.Find(one => one.Window == window) is { } known)
            return known;
        var budget = new WindowBudget(window, int.MaxValue, options.ClockError);
        orders.Add(budget);
        return budget;
    }

    double Share(CallPriority priority) => priority switch
    {
        CallPriority.Market => options.MarketShare,
        CallPriority.Account => options.AccountShare,
        CallPriority.Trading => options.TradingShare,
        _ => options.ProtectionShare,
    };

    static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
    static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}

namespace Actors.Exchanges.Binance.Rest;

public sealed partial class WeightGovernor
{
    /// <summary>What the answer to a request says of the limits.</summary>
    /// <param name="Free">The venue charged no weight.</param>
    /// <param name="OrderRefused">No order came of it, so none is counted.</param>
    public readonly record struct Usage(bool Free, bool OrderRefused, long? Weight, long? Orders10S, long? Orders1D);

    /// <summary>The right to send one request. To be completed once, whatever becomes of the request.</summary>
    public sealed class Lease
    {
        readonly WeightGovernor governor;

        internal Lease(
            WeightGovernor governor, WindowBudget.Charge weight, WindowBudget.Charge request, WindowBudget.Charge[] orders)
        {
            this.governor = governor;
            (Weight, Request, Orders) = (weight, request, orders);
        }

        internal WindowBudget.Charge Weight { get; }
        internal WindowBudget.Charge Request { get; }
        internal WindowBudget.Charge[] Orders { get; }

        public void Complete(in Usage usage) => governor.Complete(this, usage);
    }

    sealed class Waiter(int cost, int orderCount, CallPriority priority, DateTimeOffset giveUpAt)
    {
        readonly TaskCompletionSource<Lease?> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Cost => cost;
        public int OrderCount => orderCount;
        public CallPriority Priority => priority;
        public DateTimeOffset GiveUpAt => giveUpAt;
        public Task Task => source.Task;

        public bool Answer(Lease? lease) => source.TrySetResult(lease);

        public async Task<Lease?> Wait(CancellationToken stop)
        {
            await using var registration = stop.Register(() => source.TrySetCanceled(stop));
            return await source.Task;
        }
    }
}

using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>Every report of one venue object, in the order in which they were told. May be told on any thread.</summary>
sealed class ReportLog(TimeProvider clock)
{
    readonly Lock gate = new();
    readonly List<VenueReport> reports = [];
    TaskCompletionSource changed = New();

    public IReadOnlyList<VenueReport> All
    {
        get
        {
            lock (gate)
                return [.. reports];
        }
    }

    public void Add(VenueReport report)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            reports.Add(report);
            (told, changed) = (changed, New());
        }
        told.SetResult();
    }

    public IReadOnlyList<VenueReport> Of(ClientOrderId id) => [.. All.Where(report => report.Order == id)];

    public IReadOnlyList<VenueReport.Filled> FillsOf(ClientOrderId id) => [.. Of(id).OfType<VenueReport.Filled>()];

    /// <summary>Waits until the reports hold what is looked for.</summary>
    /// <param name="look">Answers null while they do not.</param>
    /// <param name="expected">What is waited for, in words.</param>
    public async Task<T> Until<T>(Func<T?> look, TimeSpan within, string expected, CancellationToken stop) where T : class
    {
        var end = clock.GetUtcNow() + within;
        while (true)
        {
            Task next;
            lock (gate)
                next = changed.Task;
            if (look() is { } found)
                return found;
            var left = end - clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
                throw new ConformanceFault($"{expected} within {within.TotalSeconds:0.#} s", Tail());
            await next.WaitAsync(left, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.ThrowIfCancellationRequested();
        }
    }

    string Tail() => All is { Count: > 0 } some ? $"as the last reports {string.Join("; ", some.TakeLast(3))}" : "no report at all";

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

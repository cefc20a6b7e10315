using Actors.Backends.Files;
using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Simulator;
using Actors.Trading.Execution;

namespace Actors.Tests.Live;

/// <content>The engine is told to stop, in the middle of whatever it does, and started again.</content>
sealed partial class ChaosRun
{
    /// <summary>How many positions were held when the engine was told to stop, over all stops.</summary>
    public int HeldAtStops { get; private set; }

    /// <summary>The longest that a stop took, by the wall clock.</summary>
    public TimeSpan LongestStop { get; private set; }

    /// <summary>Stops the engine; what is not as it should be behind it is the answer. Then starts the next.</summary>
    public async Task<IReadOnlyList<string>> Stop(Posture posture, TimeSpan within)
    {
        HeldAtStops += await Held();
        Say($"stop: {posture}");
        var asked = time.GetUtcNow();
        var isReached = await engine.Stop(posture, within * setting.Speed);
        var took = (time.GetUtcNow() - asked) / setting.Speed;
        LongestStop = took > LongestStop ? took : LongestStop;
        var execution = await engine.Events("execution");
        var there = server.Exchange.Do((all, now) => ChaosVenue.Of(all, server.Exchange.Account("main"), setting.Symbols, execution, now));
        List<string> faults = [.. AfterStop(posture, there, execution)];
        if (!isReached)
            faults.Add($"{posture} was not reached within {within}");
        if (took > within)
            faults.Add($"the stop took {took}, the most is {within}");
        var kept = execution.Count + (await engine.Events("risk")).Count;
        await engine.DisposeAsync();
        faults.AddRange(JournalFaultsAfter(kept));
        await StartEngine();
        return faults;
    }

    /// <summary>Waits until the engine is ready and nothing keeps it from trading.</summary>
    public async Task GoOn()
    {
        var view = await engine.View();
        for (var end = time.GetUtcNow() + setting.Settling; !view.IsReady && time.GetUtcNow() < end; view = await engine.View())
            await Task.Delay(TimeSpan.FromSeconds(2), time);
        view.IsReady.ShouldBeTrue($"seed {setting.Seed}: not ready again:\n{string.Join('\n', voice)}");
        view.Halts.ShouldBeEmpty();
    }

    IEnumerable<string> AfterStop(Posture posture, ChaosVenue there, IReadOnlyList<TradingEvent> execution)
    {
        var (working, stakes) = BooksOf(execution);
        foreach (var order in working.All.Where(order => order.Status is OrderStatus.Submitted or OrderStatus.Unknown))
            yield return $"left in doubt: {order}";
        foreach (var order in there.Orders.Where(order => IsAtWork(order) && (posture == Posture.Flat || order.Side == Side.Buy)))
            yield return $"still works after {posture}: {order}";
        foreach (var stake in stakes.All.Where(stake => !stakes.Sellable(stake).IsZero))
        {
            if (posture == Posture.Flat)
                yield return $"still held after {posture}: {stake.Held} by {stake.Key}";
            else if (stake.Entry?.Bracket is not null && !IsCovered(stake, stakes.Sellable(stake).Value, there))
                yield return $"unprotected after {posture}: {stake.Held} by {stake.Key}";
        }
    }

    /// <summary>A leg stands for all of it, or has sold it since.</summary>
    static bool IsCovered(Stake stake, decimal sellable, ChaosVenue there) => there.Orders.Any(order =>
        (IsAtWork(order) || order.Status == SpotOrderStatus.Filled) && order.Quantity >= sellable
        && OrderNames.EntryOf(OrderNames.Parse(order.ClientOrderId).Id) == stake.Entry!.Id);

    IEnumerable<string> JournalFaultsAfter(int kept)
    {
        var report = JournalReport.Of(LocalDisk.Instance, Journal, isThorough: true);
        if (report.Segments.Sum(segment => segment.TornBytes) is > 0 and var torn)
            yield return $"the journal ends inside a record: {torn} bytes";
        if (report.Streams.Where(stream => stream.PersistenceId is "execution-main" or "risk-main").Sum(stream => stream.Events) is var found && found < kept)
            yield return $"the journal has {found} events of execution and risk, the engine had {kept}";
    }

    static bool IsAtWork(OrderView order) => order.Status is SpotOrderStatus.New or SpotOrderStatus.PartiallyFilled or SpotOrderStatus.PendingNew;
}

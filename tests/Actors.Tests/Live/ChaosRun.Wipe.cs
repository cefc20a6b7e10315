using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Simulator;
using Actors.Trading.Execution;

namespace Actors.Tests.Live;

/// <content>The exchange forgets orders, trades and balances, as a test network does once a month.</content>
sealed partial class ChaosRun
{
    /// <summary>Positions that left the books because the exchange had forgotten them.</summary>
    public async Task<int> Lost() => (await engine.Events("execution")).OfType<PositionLost>().Count();

    /// <summary>How often the exchange was told to have less than the books.</summary>
    public async Task<int> Short() => (await engine.Events("execution")).OfType<HoldingsDiffer>().Count(static one => one.AtVenue < one.Booked);

    /// <summary>Waits until the engine holds so many positions: it trades.</summary>
    public async Task Hold(int positions)
    {
        var end = time.GetUtcNow() + setting.Settling;
        while (await Held() is var held && held < positions)
        {
            (time.GetUtcNow() < end).ShouldBeTrue($"seed {setting.Seed}: waited {setting.Settling} for {positions} positions, there are {held}:\n{string.Join('\n', voice)}");
            await Task.Delay(TimeSpan.FromSeconds(1), time);
        }
    }

    public Task Pass(TimeSpan pause) => Task.Delay(pause, time);

    /// <param name="isDown">While no engine runs; one starts on the same journal behind it.</param>
    public async Task Wipe(bool isDown)
    {
        if (isDown)
            await engine.DisposeAsync();
        server.Exchange.Wipe();
        Say($"wiped{(isDown ? " while no engine ran" : "")}");
        if (isDown)
            await StartEngine();
    }

    /// <summary>Waits until the books are the exchange's again and every loss has stopped entries; what is not so is the answer. Then lifts the halt.</summary>
    public async Task<IReadOnlyList<string>> Recover()
    {
        var end = time.GetUtcNow() + setting.Settling;
        IReadOnlyList<string> faults;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(5), time);
            faults = await LookAfterWipe();
        }
        while (faults.Count > 0 && time.GetUtcNow() < end);
        await engine.Resume(TimeSpan.FromMinutes(5));
        return faults;
    }

    async Task<int> Held() => BooksOf(await engine.Events("execution")).Stakes.All.Count(static stake => stake.Held > 0);

    async Task<IReadOnlyList<string>> LookAfterWipe()
    {
        var execution = await engine.Events("execution");
        var risk = await engine.Events("risk");
        var there = server.Exchange.Do((all, now) => ChaosVenue.Of(all, server.Exchange.Account("main"), setting.Symbols, execution, now));
        var (working, stakes) = BooksOf(execution);
        var booked = working.All.Select(static order => order.Id.Value).Order(StringComparer.Ordinal).ToArray();
        var open = there.Orders.Where(static order => order.Status is SpotOrderStatus.New or SpotOrderStatus.PartiallyFilled)
            .Select(static order => OrderNames.Parse(order.ClientOrderId).Id.Value).Order(StringComparer.Ordinal).ToArray();
        var halts = risk.OfType<TradingHalted>().Where(static halt => halt.Code == TradingHalted.HoldingsMissing).Select(static halt => halt.Cause).ToHashSet(StringComparer.Ordinal);
        // An exit that was under way at the wipe may sell what another strategy has bought since: that is told.
        var told = execution.OfType<HoldingsDiffer>().GroupBy(static one => one.Asset, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Last().AtVenue - group.Last().Booked, StringComparer.Ordinal);
        return
        [
            .. booked.SequenceEqual(open, StringComparer.Ordinal) ? [] : (string[])[$"open in the books: {string.Join(", ", booked)}; at the venue: {string.Join(", ", open)}"],
            .. stakes.ByAsset(static symbol => symbol.Name[..^4])
                .Where(one => there.Balances.GetValueOrDefault(one.Key) - one.Value != told.GetValueOrDefault(one.Key))
                .Select(one => $"{one.Key}: {one.Value} in the books, {there.Balances.GetValueOrDefault(one.Key)} at the venue, {told.GetValueOrDefault(one.Key)} told as different"),
            .. execution.Where(static one => one is PositionLost || one is HoldingsDiffer differ && differ.AtVenue < differ.Booked)
                .Where(one => !halts.Contains(one.Cause)).Select(one => $"no halt for {one}"),
        ];
    }

    (WorkingOrders Working, Stakes Stakes) BooksOf(IReadOnlyList<TradingEvent> execution)
    {
        var (working, stakes) = (new WorkingOrders(), new Stakes(engine.InstrumentOf));
        foreach (var one in execution)
        {
            if (WorkingOrders.Concerns(one))
                working.Apply(one);
            stakes.Apply(one);
        }
        return (working, stakes);
    }
}

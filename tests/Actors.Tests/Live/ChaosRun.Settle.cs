using Actors.Domain;
using Actors.Trading;

namespace Actors.Tests.Live;

/// <content>The chaos is over, and everything has to come to rest.</content>
sealed partial class ChaosRun
{
    /// <summary>Waits until the engine has come to rest and everything holds that must; what does not is the answer.</summary>
    public async Task<IReadOnlyList<string>> Settle()
    {
        var end = time.GetUtcNow() + setting.Settling;
        IReadOnlyList<string> faults = ["nothing was looked at"];
        await Halt();
        while (time.GetUtcNow() < end)
        {
            faults = await Look();
            if (faults.Count == 0)
                return [];
            await Task.Delay(TimeSpan.FromSeconds(20), time);
        }
        return faults;
    }

    async Task Halt()
    {
        try
        {
            await engine.Halt(TimeSpan.FromMinutes(5));
        }
        catch (Exception fault) when (fault is TimeoutException || fault.GetType().Name == "AskTimeoutException")
        {
            Say($"the halt was not answered: {fault.Message}");
        }
    }

    async Task<IReadOnlyList<string>> Look()
    {
        var execution = await engine.Events("execution");
        var risk = await engine.Events("risk");
        var there = server.Exchange.Do((all, now) => ChaosVenue.Of(all, server.Exchange.Account("main"), setting.Symbols, execution, now));
        Say(Summary(execution, risk));
        LiveView? view = null;
        try
        {
            view = await engine.View();
        }
        catch (Exception fault) when (fault.GetType().Name == "AskTimeoutException")
        {
            Say($"no view: {fault.Message}");
        }
        List<string> faults = [.. new ChaosBooks(there, execution, risk, view, engine.InstrumentOf).Faults()];
        foreach (var feed in feeds)
        {
            foreach (var series in feed.Series)
            {
                var upTo = ReferenceEquals(feed, engine.Candles) ? series.Timeframe.OpenOf(there.Now - TimeSpan.FromMinutes(4)) : (DateTimeOffset?)null;
                if (server.Exchange.Do((all, _) => feed.FaultOf(series, all.Find(series.Symbol.Name)!.Candles, upTo)) is { } fault)
                    faults.Add(fault);
            }
        }
        if (server.Exchange.LastBreak is { } broken)
            faults.Add($"the exchange itself failed: {broken}");
        return faults;
    }

    static string Summary(IReadOnlyList<TradingEvent> execution, IReadOnlyList<TradingEvent> risk)
    {
        var kinds = execution.Concat(risk).GroupBy(one => one is SignalRefused refused ? $"refused {refused.Refusal.Code}" : one is OrderRejected rejected ? $"rejected {rejected.Code}" : EventJson.NameOf(one), StringComparer.Ordinal);
        return string.Join(", ", kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Count()}"));
    }
}

using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Live;

/// <content>Everything goes wrong.</content>
sealed partial class ChaosRun
{
    /// <summary>Lets everything go wrong that the seed has drawn, then no more.</summary>
    public async Task Rage()
    {
        var schedule = new ChaosSchedule(setting);
        foreach (var deed in schedule.Deeds)
        {
            Say($"deed: {deed}");
            await Do(deed);
            await Task.Delay(schedule.Pause(), time);
        }
        await UseUp();
        server.Faults.Clear();
        await Task.WhenAll(reopenings);
        foreach (var symbol in setting.Symbols)
        {
            server.Exchange.SetStatus(symbol.Name, SymbolStatus.Trading);
            server.Exchange.ChangeFilters(symbol.Name, _ => filters[symbol.Name]);
        }
        server.Exchange.ClockSkew = TimeSpan.Zero;
        Say("the chaos is over");
    }

    async Task Do(ChaosDeed deed)
    {
        switch (deed)
        {
            case ChaosDeed.Strike strike:
                server.Faults.Add(strike.Rule);
                break;
            case ChaosDeed.Skew skew:
                server.Exchange.ClockSkew = skew.By;
                break;
            case ChaosDeed.Close close:
                server.Exchange.SetStatus(close.Symbol, close.Status);
                reopenings.Add(Reopen(close));
                break;
            case ChaosDeed.Refilter refilter:
                server.Exchange.ChangeFilters(refilter.Symbol, _ => VariantOf(filters[refilter.Symbol], refilter.Variant));
                break;
            case ChaosDeed.RestartVenue restart:
                server.Exchange.Restart(restart.Down);
                break;
            case ChaosDeed.FailJournal fail:
                engine.Disk.FailNext(fail.IsWritten);
                break;
            case ChaosDeed.RestartEngine:
                await engine.DisposeAsync();
                journalFaults += engine.Disk.Struck;
                EngineRestarts++;
                await StartEngine();
                break;
        }
    }

    async Task Reopen(ChaosDeed.Close close)
    {
        await Task.Delay(close.For, time);
        server.Exchange.SetStatus(close.Symbol, SymbolStatus.Trading);
    }

    static SymbolFilters VariantOf(SymbolFilters usual, int variant) => variant switch
    {
        1 => usual with { LotSize = usual.LotSize! with { Step = usual.LotSize.Step * 10, Min = usual.LotSize.Min * 10 } },
        2 => usual with { Notional = usual.Notional! with { Min = 10 }, Price = usual.Price! with { Tick = usual.Price.Tick * 10 } },
        _ => usual,
    };

    /// <summary>Waits for what was armed and has not struck yet; what hits no such request in time hits any.</summary>
    async Task UseUp()
    {
        for (var i = 0; i < 60 && server.Faults.Rules.Count > 0; i++)
            await Task.Delay(TimeSpan.FromSeconds(5), time);
        server.Faults.Clear();
        foreach (var (kind, target) in ChaosSchedule.Kinds.Where(one => one.Target != FaultTarget.Exchange))
        {
            if (setting.Strikes - server.Faults.Count(kind, target) is > 0 and var missing)
                server.Faults.Add(new FaultRule(kind, target) { Times = (int)missing });
        }
        // A half-open stream takes a minute to be found and opened again before the next can strike.
        for (var i = 0; i < 1_500 && server.Faults.Rules.Count > 0; i++)
            await Task.Delay(TimeSpan.FromSeconds(5), time);
        while (JournalFaults < setting.Strikes && journalFaults >= 0)
        {
            engine.Disk.FailNext(isWritten: true);
            var before = JournalFaults;
            for (var i = 0; i < 60 && JournalFaults == before; i++)
                await Task.Delay(TimeSpan.FromSeconds(2), time);
            if (JournalFaults == before)
                break;
        }
    }
}

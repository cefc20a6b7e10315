using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Execution.ExecutionProtocol;
using static Actors.Trading.Symbols.FeedProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Symbols;

/// <content>On live data: candles are looked at before they are used, and entries wait while the data are not well.</content>
public sealed partial class SymbolActor
{
    const int RepairsKept = 20;

    readonly Queue<FeedNote.GapRepaired> repairs = [];
    CandleQuality quality = null!;
    FeedHealth health = FeedHealth.Live;
    string why = "";
    bool decides = true;
    bool isRefilling;
    Candle? newest;

    void BeLive(LiveSymbol live)
    {
        quality = new(deps.Base.Timeframe, live.Options.Quality);
        quality.ExpectTick(live.InstrumentOf(deps.Base.Symbol).PriceTick, Now);
        Receive<CandleClosed>(_ => { }, _ => isRefilling); // it will be in the refill
        Receive<CandleClosed>(OnLiveCandle);
        Receive<Mark>(MarkFromNewest, static mark => mark.FromNewest);
        Receive<HealthChanged>(OnHealth);
        Receive<Refilled>(OnRefilled);
        Receive<RefillFailed>(OnRefillFailed);
        Receive<RefillNow>(again => AskRefill(again.From));
        Receive<Noted>(OnNote);
        Receive<LookForNext>(_ => OnLook());
        Receive<RulesSeen>(seen => seen.Instrument.Symbol == deps.Base.Symbol, seen => quality.ExpectTick(seen.Instrument.PriceTick, Now));
        Receive<RulesSeen>(_ => { });
        Receive<GetHealth>(_ => Sender.Tell(new SeriesHealth(
            deps.Base, health, why, health == FeedHealth.Live ? quality.Score : 0, quality.LastOpen, quality.Faults())
        {
            Decides = decides,
            Repairs = [.. repairs],
        }));
        Receive<AskReady>(asked =>
        {
            if (!asked.BooksOnly && string.Equals(asked.Account, live.Account, StringComparison.Ordinal))
                SayReady();
        });
    }

    /// <summary>A series that fails has lost its state: the whole symbol starts anew and is warmed up again.</summary>
    protected override SupervisorStrategy SupervisorStrategy() =>
        deps.Live is null ? base.SupervisorStrategy() : new OneForOneStrategy(static _ => Directive.Escalate);

    void GoLive()
    {
        Context.System.EventStream.Subscribe(Self, typeof(AskReady));
        Context.System.EventStream.Subscribe(Self, typeof(RulesSeen));
        Timers.StartPeriodicTimer(nameof(LookForNext), LookForNext.Instance, deps.Base.Timeframe.Duration / 4);
    }

    /// <summary>What the strategies knew is rebuilt from the same first candle, so it is to the bit what it was.</summary>
    protected override void PostRestart(Exception reason)
    {
        PreStart();
        if (deps.Live is { Feed: not null } live)
            AskRefill(live.HistoryFrom);
    }

    void OnLiveCandle(CandleClosed closed)
    {
        if (quality.Look(closed.Candle, Now) is not { } found)
            OnGood(closed);
        else if (found.Check == QualityCheck.Gap)
            OnGap(closed, found);
        else
            OnFault(closed, found);
    }

    void OnGood(CandleClosed closed)
    {
        DecideIfHealthy();
        TakeLive(closed);
    }

    void OnGap(CandleClosed closed, QualityFinding found)
    {
        Say(found);
        if (deps.Live!.Feed is null)
        {
            quality.GoOnFrom(closed.Candle);
            TakeLive(closed);
        }
        else
            AskRefill(NextOpen);
    }

    void OnFault(CandleClosed closed, QualityFinding found)
    {
        if (found.Check is not (QualityCheck.Duplicate or QualityCheck.Late))
            Say(found);
        else if (decides && !quality.IsGoodEnough)
            SayScore();
        if (found.IsUsable || closed.Candle.OpenTicks <= last)
            TakeLive(closed);
    }

    void TakeLive(CandleClosed closed)
    {
        if (closed.Candle.OpenTicks > last)
            newest = closed.Candle;
        OnCandle(closed); // one that is not newer is dropped there, and said
    }

    void MarkFromNewest(Mark mark)
    {
        marks = mark.Wanted;
        if (newest is { } candle)
            deps.Risk.Tell(new Marked(deps.Base, candle));
    }

    void OnHealth(HealthChanged changed)
    {
        (health, why) = (changed.Health, changed.Why);
        if (health == FeedHealth.Stale)
            quality.Charge(new(QualityCheck.Stale, changed.Why));
        if (health != FeedHealth.Live)
            Say(QualityChecks.NameOf(health), changed.Why);
        else if (!isRefilling)
            DecideIfHealthy();
    }

    void OnNote(Noted noted)
    {
        switch (noted.Note)
        {
            case FeedNote.GapDetected gap:
                quality.Charge(new(QualityCheck.Gap, gap.Why));
                break;
            case FeedNote.GapRepaired repaired:
                repairs.Enqueue(repaired);
                if (repairs.Count > RepairsKept)
                    repairs.Dequeue();
                break;
            case FeedNote.SourcesDiffer differ:
                Say(quality.Charge(new(QualityCheck.Revised, differ.Text)));
                break;
        }
        Context.System.EventStream.Publish(noted);
    }

    /// <summary>Looks, by the clock, for the candle that should have come. Each one costs the score; the first is said.</summary>
    void OnLook()
    {
        if (health == FeedHealth.Live && !isRefilling && quality.LookForNext(Now) is { } found && decides)
            Say(found);
    }

    void OnRefilled(Refilled refilled)
    {
        isRefilling = false;
        foreach (var candle in refilled.Candles)
        {
            if (candle.OpenTicks <= last)
                continue;
            if (quality.Look(candle, Now) is { Check: QualityCheck.Gap })
                quality.GoOnFrom(candle); // the venue has none of the missing ones
            TakeLive(new(candle));
        }
        DecideIfHealthy();
    }

    void OnRefillFailed(RefillFailed failed)
    {
        Say("gap", $"the missing candles cannot be had: {failed.Why}");
        Timers.StartSingleTimer(nameof(RefillNow), new RefillNow(NextOpen), deps.Live!.Options.AskAgainAtMost);
    }

    void AskRefill(DateTimeOffset from)
    {
        isRefilling = true;
        Decide(false, "candles of the past are being fetched");
        deps.Live!.Feed!.Tell(new Refill(deps.Base, from), Self);
    }

    void Say(QualityFinding found) => Say(QualityChecks.NameOf(found.Check), found.Text);

    void SayScore() => Say("score", $"its quality is {quality.Score} of 100, {deps.Live!.Options.Quality.LeastScore} is needed");

    void Say(string check, string text)
    {
        Context.System.EventStream.Publish(new QualityFault(deps.Base, check, text, deps.Clock.GetUtcNow()));
        Decide(false, text);
    }

    void DecideIfHealthy()
    {
        if (health == FeedHealth.Live && quality.IsGoodEnough)
            Decide(true, "");
    }

    void Decide(bool may, string because)
    {
        if (may == decides)
            return;
        (decides, why) = (may, because);
        var told = new MayDecide(may, because);
        direct?.Tell(told);
        foreach (var lane in coarser)
            lane.Tell(told);
        if (may)
            Context.System.EventStream.Publish(new QualityRestored(deps.Base, deps.Clock.GetUtcNow()));
    }

    DateTimeOffset Now => deps.Clock.GetUtcNow();

    DateTimeOffset NextOpen => last == long.MinValue
        ? deps.Live!.HistoryFrom
        : new DateTimeOffset(last, TimeSpan.Zero) + deps.Base.Timeframe.Duration;

    sealed record LookForNext
    {
        public static LookForNext Instance { get; } = new();
    }

    sealed record RefillNow(DateTimeOffset From);
}

/// <param name="Account">The account whose risk actor may start anew.</param>
/// <param name="Feed">Who fetches candles of the past; null where nobody does.</param>
/// <param name="HistoryFrom">Open time of the first candle that the strategies see, at every start the same.</param>
/// <param name="InstrumentOf">The venue's filters of a symbol.</param>
public sealed record LiveSymbol(
    string Account, LiveOptions Options, IActorRef? Feed, DateTimeOffset HistoryFrom, Func<Symbol, Instrument> InstrumentOf);

using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Execution.ExecutionProtocol;
using static Actors.Trading.Symbols.QualityProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Symbols;

/// <content>On live data: candles are looked at before they are used, and decisions wait while the data are not well.</content>
public sealed partial class SymbolActor
{
    CandleQuality quality = null!;
    FeedHealth health = FeedHealth.Live;
    string why = "";
    bool decides = true;
    bool isRefilling;

    void BeLive(LiveSymbol live)
    {
        quality = new(deps.Base.Timeframe);
        Receive<CandleClosed>(_ => { }, _ => isRefilling); // it will be in the refill
        Receive<CandleClosed>(OnLiveCandle);
        Receive<HealthChanged>(OnHealth);
        Receive<Refilled>(OnRefilled);
        Receive<RefillFailed>(OnRefillFailed);
        Receive<RefillNow>(again => AskRefill(again.From));
        Receive<GetHealth>(_ => Sender.Tell(new SeriesHealth(
            deps.Base, health, why, decides ? quality.Score : 0, quality.LastOpen,
            new SortedDictionary<string, long>(new Dictionary<string, long>(quality.Faults, StringComparer.Ordinal), StringComparer.Ordinal))));
        Receive<AskReady>(asked =>
        {
            if (!asked.BooksOnly && string.Equals(asked.Account, live.Account, StringComparison.Ordinal))
                SayReady();
        });
    }

    /// <summary>A series that fails has lost its state: the whole symbol starts anew and is warmed up again.</summary>
    protected override SupervisorStrategy SupervisorStrategy() =>
        deps.Live is null ? base.SupervisorStrategy() : new OneForOneStrategy(static _ => Directive.Escalate);

    void GoLive() => Context.System.EventStream.Subscribe(Self, typeof(AskReady));

    /// <summary>What the strategies knew is rebuilt from the same first candle, so it is to the bit what it was.</summary>
    protected override void PostRestart(Exception reason)
    {
        PreStart();
        if (deps.Live is { Feed: not null } live)
            AskRefill(live.HistoryFrom);
    }

    void OnLiveCandle(CandleClosed closed)
    {
        var fault = quality.Look(closed.Candle);
        if (fault is not { } found)
        {
            if (health == FeedHealth.Live && !decides)
                Decide(true, "");
            OnCandle(closed);
            return;
        }
        if (found.Check is "gap" && deps.Live!.Feed is not null)
        {
            Say(found.Check, found.Text);
            AskRefill(new DateTimeOffset(last, TimeSpan.Zero) + deps.Base.Timeframe.Duration);
            return;
        }
        if (found.Check is not ("duplicate" or "late"))
            Say(found.Check, found.Text);
        if (found.Check is not "crossed")
            OnCandle(closed); // one that is not newer is dropped there, and said
    }

    void OnHealth(HealthChanged changed)
    {
        (health, why) = (changed.Health, changed.Why);
        if (health != FeedHealth.Live)
            Say(health.ToString().ToLowerInvariant(), changed.Why);
        else if (!isRefilling)
            Decide(true, "");
    }

    void OnRefilled(Refilled refilled)
    {
        isRefilling = false;
        foreach (var candle in refilled.Candles)
        {
            if (candle.OpenTicks <= last)
                continue;
            quality.Look(candle);
            OnCandle(new(candle));
        }
        if (health == FeedHealth.Live)
            Decide(true, "");
    }

    void OnRefillFailed(RefillFailed failed)
    {
        Say("gap", $"the missing candles cannot be had: {failed.Why}");
        var from = last == long.MinValue ? deps.Live!.HistoryFrom : new DateTimeOffset(last, TimeSpan.Zero) + deps.Base.Timeframe.Duration;
        Timers.StartSingleTimer(nameof(RefillNow), new RefillNow(from), deps.Live!.Options.AskAgainAtMost);
    }

    void AskRefill(DateTimeOffset from)
    {
        isRefilling = true;
        Decide(false, "candles of the past are being fetched");
        deps.Live!.Feed!.Tell(new Refill(deps.Base, from), Self);
    }

    void Say(string check, string text)
    {
        Context.System.EventStream.Publish(new QualityFault(deps.Base, check, text, deps.Clock.GetUtcNow()));
        Decide(false, text);
    }

    void Decide(bool may, string because)
    {
        if (may == decides)
            return;
        (decides, why) = (may, because);
        foreach (var actor in series)
            actor.Tell(new MayDecide(may));
        if (may)
            Context.System.EventStream.Publish(new QualityRestored(deps.Base, deps.Clock.GetUtcNow()));
    }

    sealed record RefillNow(DateTimeOffset From);
}

/// <param name="Account">The account whose risk actor may start anew.</param>
/// <param name="Feed">Who fetches candles of the past; null where nobody does.</param>
/// <param name="HistoryFrom">Open time of the first candle that the strategies see, at every start the same.</param>
public sealed record LiveSymbol(string Account, LiveOptions Options, IActorRef? Feed, DateTimeOffset HistoryFrom);

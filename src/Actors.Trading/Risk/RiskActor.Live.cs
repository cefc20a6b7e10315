using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using Actors.Trading.Symbols;
using static Actors.Trading.Execution.ExecutionProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Risk;

/// <content>With a real venue: what a crash cut short is taken up again.</content>
public sealed partial class RiskActor
{
    OpenEnds? ends;
    bool isCatchingUp;
    DateTimeOffset startedAt;

    void BeLive()
    {
        ends = new();
        desk.AwaitBooks();
        Command<Marked>(OnLiveMark);
        isCatchingUp = true; // whatever execution tells before it has said where it stands is in its history
        Command<FeedProtocol.Withheld>(OnWithheld);
        Command<History>(OnHistory);
        Command<Terminated>(OnTerminated);
        Command<WaitedTooLong>(_ => LookAgain());
        BeHaltable();
    }

    /// <summary>Whoever was there before this instance does not know of it.</summary>
    protected override void OnReplaySuccess()
    {
        startedAt = clock.GetUtcNow();
        if (ends is not null)
            Context.System.EventStream.Publish(new AskReady(deps.Account, Self, BooksOnly: false));
    }

    /// <summary>
    /// Asks for what is not booked. Execution answers behind everything that it was told before: an approval that it has
    /// not kept by then never reached it.
    /// </summary>
    bool MustCatchUp(Ready ready)
    {
        Context.Watch(ready.Execution);
        if (PostureNow != Posture.Trading)
            TellPosture();
        isCatchingUp = ready.Through > booked || ends!.Unsent.Count > 0 || ends.Unanswered.Count > 0 || ends.Cancelling.Any();
        if (isCatchingUp)
            ready.Execution.Tell(new GetBooked(booked), Self);
        else
            desk.HaveBooks();
        return isCatchingUp;
    }

    void OnHistory(History history)
    {
        if (!isCatchingUp || !Sender.Equals(execution))
            return;
        foreach (var told in history.Events)
        {
            if (told.Sequence > booked)
                Apply(told.Event);
        }
        (booked, isCatchingUp) = (Math.Max(booked, history.Through), false);
        desk.HaveBooks();
        KeepMarks($"account@{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
        foreach (var (symbol, actor) in symbols)
            AskForCandles(symbol, actor);
        foreach (var told in history.Events)
            HaltAfter(told.Event);
        foreach (var (order, at) in ends!.Unsent.ToArray())
            SendAgain(order, at);
        foreach (var key in ends.Cancelling.Distinct().ToArray())
            Instruct(new CancelWorking(key));
        ends.StopWaiting(static _ => true);
        DeferAsync(history, _ => // behind a halt that begins with it
        {
            AnswerNext();
            GoOn();
        });
    }

    /// <summary>Of the candles from before the start the newest alone is a price of now; others say what a silent market closed at.</summary>
    void OnLiveMark(Marked marked)
    {
        if (marked.Candle.OpenTime + (2 * marked.Series.Timeframe.Duration) <= startedAt)
        {
            desk.Recollect(marked.Series, marked.Candle);
            return;
        }
        if (desk.IsNews(marked.Series, marked.Candle))
            portfolio.Tell(marked);
        Keep(desk.MarkLive(marked.Series, marked.Candle));
        KeepMarks(RiskDesk.CauseOf(marked.Series, marked.Candle));
        LookAgainAfter(marked);
    }

    /// <summary>
    /// With a real venue the newest one too: after a start, and where a candle was faster than the fill in it, that tells what
    /// the position is worth.
    /// </summary>
    void AskForCandles(Symbol symbol, IActorRef actor) =>
        actor.Tell(!desk.Holds(symbol) ? Mark.Off : ends is null ? Mark.On : Mark.OnFromNewest);

    void KeepMarks(string cause)
    {
        if (ends is not null && desk.ToKeep(clock.GetUtcNow(), cause) is { } marks)
            Persist(marks, Apply);
    }

    void SendAgain(ApprovedOrder order, DateTimeOffset approvedAt)
    {
        if (order.Intent.ReducesPosition || clock.GetUtcNow() - approvedAt <= deps.Live!.MaxSignalAge)
            Instruct(new Execute(order));
        else
            Persist(new OrderCancelled(order.Id, "stale: it was approved before a restart and never sent", clock.GetUtcNow()), Apply);
    }

    void Take(SignalRaised raised, OpenEnds open)
    {
        if (!open.HasTaken(raised))
            Persist(raised, kept =>
            {
                Apply(kept);
                Judge(kept);
            });
    }

    void OnWithheld(FeedProtocol.Withheld withheld)
    {
        if (execution is null || isCatchingUp)
            Stash.Stash();
        else if (!ends!.HasTaken(withheld.Raised))
        {
            Persist(withheld.Raised, Apply); // as one with the refusal: by itself it would be judged after a crash
            Refuse(withheld.Raised, withheld.Why, AnswerNext);
        }
    }

    void OnTerminated(Terminated gone)
    {
        if (gone.ActorRef.Equals(execution))
            (execution, isCatchingUp) = (null, true);
    }
}

using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Trading.Risk;

/// <content>With a real venue: what a crash cut short is taken up again.</content>
public sealed partial class RiskActor
{
    OpenEnds? ends;
    bool isCatchingUp;

    void BeLive()
    {
        ends = new();
        isCatchingUp = true; // whatever execution tells before it has said where it stands is in its history
        Command<History>(OnHistory);
        Command<Terminated>(OnTerminated);
        BeHaltable();
    }

    /// <summary>Whoever was there before this instance does not know of it.</summary>
    protected override void OnReplaySuccess()
    {
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
        foreach (var (symbol, actor) in symbols)
            actor.Tell(desk.Holds(symbol) ? Symbols.MarketProtocol.Mark.On : Symbols.MarketProtocol.Mark.Off);
        foreach (var told in history.Events)
            HaltAfter(told.Event);
        foreach (var (order, at) in ends!.Unsent.ToArray())
            SendAgain(order, at);
        foreach (var key in ends.Cancelling.Distinct().ToArray())
            Instruct(new CancelWorking(key));
        AnswerNext();
        GoOn();
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

    /// <summary>Signals that were kept and not answered before a crash, one after the other: each sees the answer to the one before.</summary>
    void AnswerNext()
    {
        if (ends is { Unanswered: [var next, ..] } && !isCatchingUp)
            Judge(next);
    }

    /// <summary>A refusal for an entry that comes too late, else null. To leave is never too late.</summary>
    RiskDecision? TooLate(SignalRaised raised) =>
        stopping is not null && raised.Signal.IsEntry ? new(null, new(Refused.Stopping, "the engine is about to stop"))
        : deps.Live is { } live && raised.Signal.IsEntry && clock.GetUtcNow() - raised.At is var age && age > live.MaxSignalAge
            ? new(null, new(Refused.Stale, $"it was raised {age} ago, the most is {live.MaxSignalAge}"))
            : null;

    void OnTerminated(Terminated gone)
    {
        if (gone.ActorRef.Equals(execution))
            (execution, isCatchingUp) = (null, true);
    }
}

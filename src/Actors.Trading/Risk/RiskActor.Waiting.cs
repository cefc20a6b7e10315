using Actors.Domain;

namespace Actors.Trading.Risk;

/// <content>
/// With a real venue a position takes its time to end. An entry that comes meanwhile waits for that, as if it had been at
/// once: the newest of its strategy, and no longer than it takes to be stale. It is kept as raised and not answered, so
/// that a restart takes it up again.
/// </content>
public sealed partial class RiskActor
{
    /// <summary>True for a signal whose answer has to wait. One that a later one of its strategy overtakes is refused.</summary>
    bool MustWait(SignalRaised raised, OpenEnds open)
    {
        if (open.WaitingOf(raised.Key) is { } before)
        {
            Refuse(before, new(Refused.Superseded, $"signal {raised.Id} of its strategy came while it waited"), () => Judge(raised));
            return true;
        }
        if (TooLate(raised) is not null || Obstacle(raised, open) is null)
            return false;
        open.Wait(raised);
        Timers.StartSingleTimer(
            $"waits {raised.Id}", WaitedTooLong.Instance,
            raised.At + deps.Live!.MaxSignalAge + TimeSpan.FromMilliseconds(1) - clock.GetUtcNow());
        AnswerNext();
        return true;
    }

    /// <summary>What an entry has to wait for, or null. An exit waits for nothing.</summary>
    string? Obstacle(SignalRaised raised, OpenEnds open) =>
        !raised.Signal.IsEntry ? null
        : (desk.Missing ?? desk.EndOf(raised.Key)) is { } what ? what
        : open.IsCancelling(raised.Key) || (open.IsClosing(raised.Key) && desk.IsLong(raised.Key)) ? "its entry before to be cancelled"
        : null;

    /// <summary>Signals that were kept and not answered, one after the other: each sees the answer to the one before.</summary>
    void AnswerNext()
    {
        if (ends?.Next is { } next && !isCatchingUp)
            Judge(next);
    }

    /// <summary>Behind a halt that begins with what happened.</summary>
    void LookAgainAfter<T>(in T happened)
    {
        if (ends is { Waiting.Count: > 0 })
            DeferAsync(happened, _ => LookAgain());
    }

    /// <summary>What a signal waits for may be over.</summary>
    void LookAgain()
    {
        if (ends is not { Waiting.Count: > 0 } open || isCatchingUp)
            return;
        open.StopWaiting(raised => TooLate(raised) is not null || Obstacle(raised, open) is null);
        AnswerNext();
    }

    /// <summary>A refusal for an entry that comes too late, else null. To leave is never too late.</summary>
    RiskDecision? TooLate(SignalRaised raised) =>
        !raised.Signal.IsEntry ? null
        : stopping is not null ? new(null, new(Refused.Stopping, "the engine is about to stop"))
        : deps.Live is { } live && clock.GetUtcNow() - raised.At is var age && age > live.MaxSignalAge
            ? new(null, new(Refused.Stale, $"it was raised {age} ago, the most is {live.MaxSignalAge}{WaitedFor(raised)}"))
            : null;

    string WaitedFor(SignalRaised raised) =>
        ends is not null && Obstacle(raised, ends) is { } what ? $"; it waited for {what}" : "";

    sealed record WaitedTooLong
    {
        public static WaitedTooLong Instance { get; } = new();
    }
}

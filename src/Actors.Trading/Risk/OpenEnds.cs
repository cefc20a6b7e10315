using Actors.Domain;

namespace Actors.Trading.Risk;

/// <summary>
/// What risk has begun and not seen the end of: signals without an answer, approvals that execution has not kept, entries
/// that are to be cancelled. A crash may fall between any two of these steps; what is open here is taken up again.
/// </summary>
public sealed class OpenEnds
{
    readonly List<SignalRaised> unanswered = [];
    readonly List<(ApprovedOrder Order, DateTimeOffset At)> unsent = [];
    readonly List<(StrategyKey Key, ClientOrderId? Entry)> cancelling = [];
    readonly Dictionary<StrategyKey, ClientOrderId> entries = [];
    readonly Dictionary<StrategyKey, DateTimeOffset> last = [];
    readonly List<StrategyKey> closing = [];
    readonly List<SignalRaised> waiting = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SignalRaised> Unanswered => unanswered;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<(ApprovedOrder Order, DateTimeOffset ApprovedAt)> Unsent => unsent;

    /// <summary>Strategies that wanted out of an entry which had not filled: it still works, or what it has filled is still to be closed.</summary>
    public IEnumerable<StrategyKey> Cancelling => cancelling.Select(one => one.Key).Concat(closing).Distinct();

    /// <summary>The strategy wanted out of an entry, which still works.</summary>
    public bool IsCancelling(StrategyKey key) => cancelling.Exists(one => one.Key.Equals(key));

    /// <summary>The strategy wanted out of an entry, which has ended; nothing has been sent yet to close what it had filled.</summary>
    public bool IsClosing(StrategyKey key) => closing.Contains(key);

    /// <summary>Signals whose answer waits for something, in the order in which they began to; one a strategy.</summary>
    public IReadOnlyList<SignalRaised> Waiting => waiting;

    public SignalRaised? WaitingOf(StrategyKey key) => waiting.Find(raised => raised.Key.Equals(key));

    /// <summary>The next signal to be answered; null when all that are not answered wait.</summary>
    public SignalRaised? Next => unanswered.Find(raised => !waiting.Contains(raised));

    public void Wait(SignalRaised raised) => waiting.Add(raised);

    public void StopWaiting(Predicate<SignalRaised> which) => waiting.RemoveAll(which);

    /// <summary>True for a signal that was taken before: a series that warms up anew says again what it said.</summary>
    public bool HasTaken(SignalRaised raised) => last.TryGetValue(raised.Key, out var candle) && raised.CandleOpen <= candle;

    public void Apply(TradingEvent e)
    {
        switch (e)
        {
            case SignalRaised raised:
                unanswered.Add(raised);
                last[raised.Key] = raised.CandleOpen;
                break;
            case SignalRefused refused:
                Answered(refused.Signal);
                if (refused.Refusal.Code == Refused.EntryCancelled && entries.TryGetValue(refused.Key, out var entry))
                    cancelling.Add((refused.Key, entry));
                break;
            case OrderApproved approved:
                Answered(approved.Intent.Id);
                unsent.Add((ApprovedOrder.Of(approved), approved.At));
                if (!approved.Intent.ReducesPosition)
                    entries[approved.Intent.Key] = approved.Intent.Id;
                break;
            case OrderSubmitted submitted:
                unsent.RemoveAll(one => one.Order.Id == submitted.Intent.Id);
                closing.Remove(submitted.Intent.Key);
                break;
            case OrderFilled { Fill.Done: true } filled:
                Ended(filled.Fill.Order);
                break;
            case OrderCancelled cancelled:
                Ended(cancelled.Order);
                break;
            case OrderRejected rejected:
                Ended(rejected.Order);
                break;
        }
    }

    void Answered(ClientOrderId id)
    {
        unanswered.RemoveAll(raised => raised.Id == id);
        waiting.RemoveAll(raised => raised.Id == id);
    }

    void Ended(ClientOrderId id)
    {
        unsent.RemoveAll(one => one.Order.Id == id);
        closing.AddRange(cancelling.Where(one => one.Entry == id).Select(one => one.Key).Distinct());
        cancelling.RemoveAll(one => one.Entry == id);
    }
}

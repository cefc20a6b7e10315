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

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SignalRaised> Unanswered => unanswered;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<(ApprovedOrder Order, DateTimeOffset ApprovedAt)> Unsent => unsent;

    /// <summary>Strategies that wanted out of an entry which still works.</summary>
    public IEnumerable<StrategyKey> Cancelling => cancelling.Select(one => one.Key);

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
                unanswered.RemoveAll(raised => raised.Id == refused.Signal);
                if (refused.Refusal.Code == Refused.EntryCancelled && entries.TryGetValue(refused.Key, out var entry))
                    cancelling.Add((refused.Key, entry));
                break;
            case OrderApproved approved:
                unanswered.RemoveAll(raised => raised.Id == approved.Intent.Id);
                unsent.Add((ApprovedOrder.Of(approved), approved.At));
                if (!approved.Intent.ReducesPosition)
                    entries[approved.Intent.Key] = approved.Intent.Id;
                break;
            case OrderSubmitted submitted:
                unsent.RemoveAll(one => one.Order.Id == submitted.Intent.Id);
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

    void Ended(ClientOrderId id)
    {
        unsent.RemoveAll(one => one.Order.Id == id);
        cancelling.RemoveAll(one => one.Entry == id);
    }
}

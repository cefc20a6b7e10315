using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>A target that was ended after it had begun to fill, because its stop had ended.</summary>
/// <param name="Began">When it began to fill.</param>
/// <param name="Until">When the stop stood anew, or the venue refused it.</param>
sealed record TakenBack(DateTimeOffset Began, DateTimeOffset Until);

/// <summary>
/// The targets that an engine took back, as its journal shows it: the target filled in part, its stop ended, the target
/// ended with something left, and before anything else was sent for the position the stop stood anew or was refused.
/// </summary>
sealed class TakenTargets
{
    readonly Dictionary<ClientOrderId, Story> byOrder = []; // the entry and its legs
    readonly Dictionary<StrategyKey, Story> newest = [];

    /// <param name="events">Of a live run.</param>
    public TakenTargets(IEnumerable<TradingEvent> events)
    {
        foreach (var e in events)
            Take(e);
    }

    /// <summary>In their order.</summary>
    public IReadOnlyList<TakenBack> Of(ClientOrderId entry) => byOrder.GetValueOrDefault(entry)?.Backs ?? [];

    void Take(TradingEvent e)
    {
        switch (e)
        {
            case OrderSubmitted { Intent: { ReducesPosition: false, Id: var id, Key: var key } }:
                byOrder[id] = byOrder[id.StopLeg] = byOrder[id.TargetLeg] = newest[key] = new(id);
                break;
            case OrderSubmitted { Intent.Key: var key }:
                newest.GetValueOrDefault(key)?.Left();
                break;
            case OrderFilled { Fill.Order: var order } filled:
                byOrder.GetValueOrDefault(order)?.Filled(filled);
                break;
            case OrderCancelled cancelled:
                byOrder.GetValueOrDefault(cancelled.Order)?.Ended(cancelled.Order);
                break;
            case LegOpened { IsStop: true, Leg: var leg }:
                byOrder.GetValueOrDefault(leg.Entry)?.Stopped(leg.At, stands: true);
                break;
            case PositionNaked naked:
                byOrder.GetValueOrDefault(naked.Entry)?.Stopped(naked.At, stands: false);
                break;
        }
    }

    /// <summary>How far the legs of one entry have come.</summary>
    sealed class Story(ClientOrderId entry)
    {
        DateTimeOffset? began;
        bool hasStop;
        bool isTaken;

        public List<TakenBack> Backs { get; } = [];

        public void Filled(OrderFilled filled)
        {
            if (filled.Fill.Order == entry.TargetLeg)
                began = filled.Fill.Done ? null : began ?? filled.Fill.At;
        }

        public void Ended(ClientOrderId order)
        {
            if (order == entry.StopLeg)
                hasStop = false;
            else if (order == entry.TargetLeg)
                isTaken = began is not null && !hasStop;
        }

        /// <param name="stands">False where the venue refused the stop.</param>
        public void Stopped(DateTimeOffset at, bool stands)
        {
            if (isTaken)
                Backs.Add(new(began!.Value, at));
            if (isTaken || stands)
                began = null;
            (hasStop, isTaken) = (stands, false);
        }

        public void Left() => (began, isTaken) = (null, false);
    }
}

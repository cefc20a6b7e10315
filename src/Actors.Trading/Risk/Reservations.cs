using Actors.Domain;

namespace Actors.Trading.Risk;

/// <summary>Quote currency set aside for entries that were approved and are not done, in the order of approval.</summary>
public sealed class Reservations
{
    readonly List<Reservation> open = [];

    public int Count => open.Count;

    public Money Total => open.Aggregate(Money.Zero, (sum, one) => sum + one.Left);

    public Money In(Symbol symbol) => open
        .Where(one => one.Intent.Symbol == symbol)
        .Aggregate(Money.Zero, (sum, one) => sum + one.Left);

    public OrderIntent? EntryOf(StrategyKey key) => open.Find(one => one.Intent.Key.Equals(key))?.Intent;

    public void Add(OrderIntent intent, Money amount) => open.Add(new(intent, amount));

    /// <summary>Takes a fill off what is set aside; the rest is free again once the order is done.</summary>
    public void Fill(ClientOrderId id, Money spent, bool done)
    {
        var at = open.FindIndex(one => one.Intent.Id == id);
        if (at < 0)
            return;
        if (done)
            open.RemoveAt(at);
        else
            open[at] = open[at] with { Left = open[at].Left > spent ? open[at].Left - spent : Money.Zero };
    }

    public void Release(ClientOrderId id) => open.RemoveAll(one => one.Intent.Id == id);

    sealed record Reservation(OrderIntent Intent, Money Left);
}

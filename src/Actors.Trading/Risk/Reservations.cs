using Actors.Domain;

namespace Actors.Trading.Risk;

/// <summary>Quote currency set aside for entries that were approved and are not done, in the order of approval.</summary>
public sealed class Reservations
{
    readonly List<Reservation> open = [];

    public int Count => open.Count;

    public Money Total
    {
        get
        {
            var sum = Money.Zero;
            foreach (var one in open)
                sum += one.Left;
            return sum;
        }
    }

    public Money In(Symbol symbol)
    {
        var sum = Money.Zero;
        foreach (var one in open)
            sum += one.Intent.Symbol == symbol ? one.Left : Money.Zero;
        return sum;
    }

    public OrderIntent? EntryOf(StrategyKey key)
    {
        foreach (var one in open)
        {
            if (one.Intent.Key.Equals(key))
                return one.Intent;
        }
        return null;
    }

    public void Add(OrderIntent intent, Money amount) => open.Add(new(intent, amount));

    /// <summary>Takes a fill off what is set aside; the rest is free again once the order is done.</summary>
    public void Fill(ClientOrderId id, Money spent, bool done)
    {
        var at = IndexOf(id);
        if (at < 0)
            return;
        if (done)
            open.RemoveAt(at);
        else
            open[at] = open[at] with { Left = open[at].Left > spent ? open[at].Left - spent : Money.Zero };
    }

    public void Release(ClientOrderId id)
    {
        if (IndexOf(id) is var at and >= 0)
            open.RemoveAt(at);
    }

    int IndexOf(ClientOrderId id)
    {
        for (var i = 0; i < open.Count; i++)
        {
            if (open[i].Intent.Id == id)
                return i;
        }
        return -1;
    }

    sealed record Reservation(OrderIntent Intent, Money Left);
}

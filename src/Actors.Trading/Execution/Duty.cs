using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>A step that the state of the books asks for. It is asked for again until the state has changed.</summary>
public abstract record Duty(string Name)
{
    /// <summary>Ask the venue what has become of an order.</summary>
    public sealed record Find(Order Order) : Duty($"find {Order.Id}");

    /// <summary>Believe the end that the venue reported: every fill that it counts is booked.</summary>
    public sealed record End(Order Order, string Why) : Duty($"end {Order.Id}");

    /// <param name="ToReplace">True where another order is to be sent in its place.</param>
    public sealed record Cancel(Order Order, bool ToReplace = false) : Duty($"cancel {Order.Id}");

    /// <summary>See to it that the legs of the entry stand for what is held.</summary>
    public sealed record Protect(OrderIntent Entry, Quantity Held) : Duty($"protect {Entry.Key}");

    /// <summary>Learn of a leg that stands at the venue, and whose report never came.</summary>
    public sealed record Learn(OrderIntent Entry, ClientOrderId Leg) : Duty($"learn {Leg}");

    /// <summary>Ask whether the venue still knows the order that a position came from.</summary>
    public sealed record Recall(StrategyKey Key, ClientOrderId Bought) : Duty($"recall {Key}");

    /// <summary>Send the order that closes a position, now that nothing else of its strategy works.</summary>
    /// <param name="Size">Zero when there is nothing to sell any more.</param>
    public sealed record Leave(OrderIntent Exit, Quantity Size) : Duty($"leave {Exit.Key}");

    /// <summary>Say that what is left cannot be sold.</summary>
    public sealed record TellDust(Stake Stake) : Duty($"dust {Stake.Key}");

    /// <summary>Say that the venue has forgotten what the books hold, now that nothing works for it any more.</summary>
    public sealed record TellLost(Stake Stake, string Why) : Duty($"lost {Stake.Key}");

    /// <summary>Compare the account at the venue with the books.</summary>
    public sealed record Compare() : Duty("compare");
}

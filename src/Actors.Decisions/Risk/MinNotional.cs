using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>An entry is worth at least <paramref name="Least"/>, and at least what the venue asks.</summary>
public sealed record MinNotional(Money Least) : EntryRule(RefusalCode)
{
    internal const string RefusalCode = "below-min-notional";

    public Money Least { get; } = Least >= Money.Zero ? Least
        : throw new DomainFault($"min-notional must be 0 or more, was {Least.Value.Plain()}");

    protected override string? Breach(OrderIntent intent, AccountView account)
    {
        var venue = account.Instrument.MinNotional;
        var least = Least > venue ? Least : venue;
        return intent.Notional < least
            ? $"the order is worth {intent.Notional.Value.Plain()}, the least is {least.Value.Plain()}"
            : null;
    }
}

using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>At most so many entry orders are open at once.</summary>
public sealed record MaxOpenOrders(int Limit) : EntryRule(RuleCode)
{
    const string RuleCode = "max-open-orders";

    public int Limit { get; } = (int)AboveZero(RuleCode, Limit);

    protected override string? Breach(OrderIntent intent, AccountView account) =>
        account.OpenOrders >= Limit ? $"{account.OpenOrders} entry orders are open, the limit is {Limit}" : null;
}

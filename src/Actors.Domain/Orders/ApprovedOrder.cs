namespace Actors.Domain;

/// <summary>A rule of the risk review: answers null to let an order pass.</summary>
public interface IRiskRule
{
    /// <summary>The stable short name of the rule, and the code of its refusals.</summary>
    string Code { get; }

    Refusal? Check(OrderIntent intent, AccountView account);
}

/// <summary>An order that passed the risk review: the only thing execution takes, and only the review can build it.</summary>
public sealed record ApprovedOrder
{
    ApprovedOrder(OrderIntent intent) => Intent = intent;

    public OrderIntent Intent { get; }
    public ClientOrderId Id => Intent.Id;
    public Symbol Symbol => Intent.Symbol;

    /// <summary>As it was approved before a restart.</summary>
    public static ApprovedOrder Of(OrderApproved kept) => new(kept.Intent);

    /// <summary>An order that only makes a position smaller passes without a review: no rule may keep an account in the market.</summary>
    /// <exception cref="DomainFault">The order may make a position larger.</exception>
    public static ApprovedOrder ToReduce(OrderIntent intent) => intent.ReducesPosition
        ? new(intent)
        : throw new DomainFault($"order {intent.Id} does not say that it only reduces: it needs a review");

    /// <summary>Asks the rules in their order; the first refusal ends the review.</summary>
    public static (ApprovedOrder? Approved, Refusal? Refused) Review(
        OrderIntent intent, AccountView account, IReadOnlyList<IRiskRule> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Check(intent, account) is { } no)
                return (null, no);
        }
        return (new(intent), null);
    }
}

using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>The free cash pays for the entry at its reference price and for its fee.</summary>
/// <param name="FeeRate">The taker fee as a part of the notional: 0.001 is 0.1 %.</param>
public sealed record SufficientCash(decimal FeeRate) : EntryRule(RefusalCode)
{
    internal const string RefusalCode = "insufficient-cash";

    public decimal FeeRate { get; } = FeeRate is >= 0 and < 1 ? FeeRate
        : throw new DomainFault($"a fee rate is from 0 to below 1 (0.001 is 0.1 %), was {FeeRate.Plain()}");

    protected override string? Breach(OrderIntent intent, AccountView account)
    {
        var cost = intent.Size is OrderSize.Quote { FeesIncluded: true }
            ? intent.Notional
            : intent.Notional * (1 + FeeRate);
        return cost > account.Cash
            ? $"the order costs {cost.Value.Plain()} with its fee, free cash is {account.Cash.Value.Plain()}"
            : null;
    }
}

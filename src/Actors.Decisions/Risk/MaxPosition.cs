using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>The position in one symbol, open entries counted, is worth at most so much.</summary>
public sealed record MaxPosition(Money Limit) : EntryRule(RuleCode)
{
    const string RuleCode = "max-position";

    public Money Limit { get; } = new(AboveZero(RuleCode, Limit.Value));

    protected override string? Breach(OrderIntent intent, AccountView account) =>
        account.SymbolExposure + intent.Notional > Limit
            ? $"{intent.Symbol} would be worth {(account.SymbolExposure + intent.Notional).Value.Plain()} " +
              $"({account.SymbolExposure.Value.Plain()} now and {intent.Notional.Value.Plain()} more), the limit is {Limit.Value.Plain()}"
            : null;
}

using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>All positions and open entries together are worth at most so much.</summary>
public sealed record MaxExposure(Money Limit) : EntryRule(RuleCode)
{
    const string RuleCode = "max-exposure";

    public Money Limit { get; } = new(AboveZero(RuleCode, Limit.Value));

    protected override string? Breach(OrderIntent intent, AccountView account) =>
        account.Exposure + intent.Notional > Limit
            ? $"exposure would be {(account.Exposure + intent.Notional).Value.Plain()} " +
              $"({account.Exposure.Value.Plain()} now and {intent.Notional.Value.Plain()} more), the limit is {Limit.Value.Plain()}"
            : null;
}

/// <summary>All positions and open entries together are worth at most so many percent of the equity.</summary>
public sealed record MaxExposurePercent(decimal Percent) : EntryRule(RuleCode)
{
    const string RuleCode = "max-exposure-percent";

    public decimal Percent { get; } = AboveZero(RuleCode, Percent);

    protected override string? Breach(OrderIntent intent, AccountView account)
    {
        var limit = account.Equity * (Percent / 100);
        return account.Exposure + intent.Notional > limit
            ? $"exposure would be {(account.Exposure + intent.Notional).Value.Plain()} " +
              $"({account.Exposure.Value.Plain()} now and {intent.Notional.Value.Plain()} more), " +
              $"the limit is {limit.Value.Plain()}, {Percent.Plain()} % of the equity {account.Equity.Value.Plain()}"
            : null;
    }
}

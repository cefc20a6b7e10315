using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>
/// A limit on entries. Orders that only reduce a position pass every rule: a limit must never keep anyone in a loss.
/// </summary>
public abstract record EntryRule(string Code) : IRiskRule
{
    public Refusal? Check(OrderIntent intent, AccountView account) =>
        !intent.ReducesPosition && Breach(intent, account) is { } text ? new(Code, text) : null;

    /// <summary>Null to let the entry pass, else which limit it breaks, with the numbers.</summary>
    protected abstract string? Breach(OrderIntent intent, AccountView account);

    private protected static decimal AboveZero(string code, decimal limit) =>
        limit > 0 ? limit : throw new DomainFault($"{code} must be above 0, was {limit.Plain()}");

    private protected static decimal Share(string code, decimal percent) =>
        percent is > 0 and <= 100 ? percent
            : throw new DomainFault($"{code} must be above 0 and at most 100 percent, was {percent.Plain()}");
}

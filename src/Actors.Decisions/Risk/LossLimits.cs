using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>A loss that stops new entries for a time, and not only while it lasts: see <see cref="Halts"/>.</summary>
public abstract record LossLimit(string Code, decimal Percent) : EntryRule(Code)
{
    public decimal Percent { get; } = Share(Code, Percent);

    /// <summary>Null while the loss is below the limit, else how large it is.</summary>
    public abstract string? Reached(AccountView account);

    /// <summary>When a halt that begins <paramref name="now"/> ends by itself; null when a person must lift it.</summary>
    public abstract DateTimeOffset? Until(DateTimeOffset now);

    protected override string? Breach(OrderIntent intent, AccountView account) => Reached(account);

    private protected string? Lost(Money from, Money to, string since)
    {
        var lost = from - to;
        return from > Money.Zero && lost.Value * 100 >= from.Value * Percent
            ? $"equity {to.Value.Plain()} is {(lost.Value * 100 / from.Value).Plain()} % below {from.Value.Plain()} {since}, the limit is {Percent.Plain()} %"
            : null;
    }
}

/// <summary>A loss of so many percent since 00:00 UTC stops new entries until the next one.</summary>
public sealed record MaxDailyLoss(decimal Percent) : LossLimit("max-daily-loss", Percent)
{
    public override string? Reached(AccountView account) =>
        Lost(account.DayStartEquity, account.Equity, "at the start of the day");

    public override DateTimeOffset? Until(DateTimeOffset now) =>
        new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
}

/// <summary>A fall of so many percent from the peak of the equity stops new entries until a person lifts it.</summary>
public sealed record MaxDrawdown(decimal Percent) : LossLimit("max-drawdown", Percent)
{
    public override string? Reached(AccountView account) =>
        Lost(account.PeakEquity, account.Equity, "at its peak");

    public override DateTimeOffset? Until(DateTimeOffset now) => null;
}

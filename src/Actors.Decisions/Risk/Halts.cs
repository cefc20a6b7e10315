using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>
/// The halts that stand: the fold of <see cref="TradingHalted"/> and <see cref="TradingResumed"/>. Asked as the first
/// rule of a review, it keeps entries out while any halt stands, also when the loss has been won back.
/// </summary>
public sealed class Halts : IRiskRule
{
    Halts(IReadOnlyList<TradingHalted> standing) => Standing = standing;

    public static Halts None { get; } = new([]);

    public string Code => "halted";

    /// <summary>One a code, in the order they began.</summary>
    public IReadOnlyList<TradingHalted> Standing { get; }

    /// <summary>
    /// What the account at this moment changes: halts that have run out end, and a limit that is reached begins one.
    /// Asked whenever equity is marked, so that a halt does not wait for the next order.
    /// </summary>
    /// <param name="cause">The id of what moved the equity or the clock.</param>
    public IReadOnlyList<TradingEvent> Decide(
        IReadOnlyList<IRiskRule> rules, AccountView account, DateTimeOffset now, string cause)
    {
        List<TradingEvent>? events = null;
        foreach (var halt in Standing)
        {
            if (halt.Until <= now)
                (events ??= []).Add(new TradingResumed(halt.Code, now, cause));
        }
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i] is LossLimit limit && !Holds(limit.Code, now) && limit.Reached(account) is { } text)
                (events ??= []).Add(new TradingHalted(limit.Code, text, limit.Until(now), now, cause));
        }
        return events ?? (IReadOnlyList<TradingEvent>)[];
    }

    /// <summary>
    /// A person ends a halt before its time; null when none of this code stands. While its limit is still reached a
    /// halt begins again at the next mark: to lift a drawdown, the peak of the equity must start anew with the
    /// <see cref="TradingResumed"/>.
    /// </summary>
    public TradingResumed? Lift(string code, DateTimeOffset now, string cause) =>
        Holds(code, DateTimeOffset.MinValue) ? new(code, now, cause) : null;

    public Halts Apply(TradingEvent e) => e switch
    {
        TradingHalted halt => new([.. Standing.Where(one => !Same(one.Code, halt.Code)), halt]),
        TradingResumed resumed => new([.. Standing.Where(one => !Same(one.Code, resumed.Code))]),
        _ => this,
    };

    public Refusal? Check(OrderIntent intent, AccountView account) =>
        intent.ReducesPosition || Standing.Count == 0 ? null : new(Code, string.Join("; ", Standing.Select(Said)));

    bool Holds(string code, DateTimeOffset now)
    {
        foreach (var halt in Standing)
        {
            if (Same(halt.Code, code) && !(halt.Until <= now))
                return true;
        }
        return false;
    }

    static string Said(TradingHalted halt) => halt.Until is { } until
        ? $"{halt.Code} until {until.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}: {halt.Text}"
        : $"{halt.Code} until it is lifted: {halt.Text}";

    static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}

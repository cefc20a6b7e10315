using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>What becomes of a signal: the order that was sent, or the code of a refusal.</summary>
static class Answers
{
    public const string Sent = "sent";
    public const string AlreadyLong = "already-long";

    /// <summary>Given where an entry costs more than is free; an exposure that is limited to the equity leaves as much.</summary>
    static readonly HashSet<string> OfCash = new(["insufficient-cash", "max-exposure-percent"], StringComparer.Ordinal);

    /// <summary>Given where the size follows what is free, and that is less than the venue takes.</summary>
    static readonly HashSet<string> OfTooLittle = new(["below-min-quantity", "below-min-notional"], StringComparer.Ordinal);

    /// <summary>Given only where an order or an answer takes its time.</summary>
    static readonly HashSet<string> OfTime = new(["stale", "superseded", "stopping", "entry-working", "exit-working", "entry-cancelled"], StringComparer.Ordinal);

    /// <summary>Given only where the data of a live series are not well.</summary>
    const string OfData = "waits-for-data";

    /// <summary>True where the answer is what the position of its run demands.</summary>
    public static bool Follows(string answer, SignalRaised signal, Stay? held) => (signal.Signal.IsEntry, held) switch
    {
        (true, null) => answer == Sent,
        (true, _) => answer == AlreadyLong,
        (false, null) => answer == "nothing-to-exit",
        (false, _) => answer == Sent,
    };

    public static bool IsOfCash(string answer) => OfCash.Contains(answer) || IsOfTooLittle(answer);

    public static bool IsOfTooLittle(string answer) => OfTooLittle.Contains(answer);

    public static bool IsOfData(string answer) => string.Equals(answer, OfData, StringComparison.Ordinal);

    public static bool IsOfTime(string answer) => OfTime.Contains(answer);
}

using Actors.Domain;

namespace Actors.Trading.Symbols;

/// <summary>What is looked for in the candles of a series: three checks each of completeness, consistency, accuracy and anomalies.</summary>
public enum QualityCheck
{
    /// <summary>Candles are missing before this one.</summary>
    Gap,
    /// <summary>The candle that is due does not come.</summary>
    Stale,
    /// <summary>Candles come, but the market in them stands still as it never does.</summary>
    Frozen,

    /// <summary>The candle came before, with the same numbers.</summary>
    Duplicate,
    /// <summary>It is older than the last one.</summary>
    Late,
    /// <summary>It breaks its own rules, such as a high below its low.</summary>
    Crossed,

    /// <summary>It does not open on the grid of its timeframe.</summary>
    OffGrid,
    /// <summary>A price is no multiple of the instrument's tick.</summary>
    OffTick,
    /// <summary>Another source, or the same one later, has other numbers for it.</summary>
    Revised,

    /// <summary>It moves far more than usual, and more than its volume explains.</summary>
    Spike,
    /// <summary>It has far more volume than usual, and more than its move explains, or moves without any.</summary>
    Volume,
    /// <summary>It closes later than now: one of the two clocks is wrong.</summary>
    Future,
}

public static class QualityChecks
{
    static readonly string[] Names =
    [
        "gap", "stale", "frozen", "duplicate", "late", "crossed", "off-grid", "off-tick", "revised", "spike", "volume", "future",
    ];

    // What comes twice or late falls out and does no harm; numbers that cannot be right say that the source is broken. Of
    // two numbers nobody knows which is right: one such candle is enough for strategies to wait for more.
    static readonly int[] Penalties = [10, 10, 20, 2, 2, 20, 20, 20, 25, 15, 10, 20];

    public static int Count => Names.Length;

    /// <summary>The stable name: the journal, metrics and people know it.</summary>
    public static string NameOf(QualityCheck check) => Names[(int)check];

    /// <summary>The state of a feed that is not well, as it stands beside the checks.</summary>
    public static string NameOf(FeedHealth health) => health switch
    {
        FeedHealth.CatchingUp => "catching-up",
        FeedHealth.Stale => Names[(int)QualityCheck.Stale],
        FeedHealth.Down => "down",
        _ => "live",
    };

    /// <summary>What one finding takes off the score.</summary>
    public static int PenaltyOf(QualityCheck check) => Penalties[(int)check];
}

using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>Changes the number of routees of a pool while messages come.</summary>
public abstract class Resizer
{
    /// <summary>Whether to look at the pool before a message.</summary>
    /// <param name="messageCounter">How many messages have come before it; 0 when the pool starts.</param>
    public abstract bool IsTimeForResize(long messageCounter);

    /// <summary>How many routees more, or with a negative number fewer.</summary>
    public abstract int Resize(IEnumerable<Routee> currentRoutees);

    /// <summary>The resizer of a pool's section: <see cref="DefaultResizer"/> as <c>resizer</c> says where <c>resizer.enabled</c> is on, or null.</summary>
    public static Resizer? FromConfig(Config parentConfig)
    {
        ArgumentNullException.ThrowIfNull(parentConfig);
        return parentConfig.GetBoolean("resizer.enabled", false) ? new DefaultResizer(parentConfig.GetConfig("resizer")) : null;
    }
}

/// <summary>Adds routees while all are busy, and lets some go while few are.</summary>
public sealed class DefaultResizer : Resizer
{
    /// <param name="lower">The fewest routees.</param>
    /// <param name="upper">The most routees.</param>
    /// <param name="pressureThreshold">When a routee counts as busy: 0 when it handles a message, 1 when another waits besides, more when so many wait.</param>
    /// <param name="rampupRate">By what part of their number routees are added while all are busy; 0.2 for 20 %.</param>
    /// <param name="backoffThreshold">Below what part of busy routees some are let go; 0 for never.</param>
    /// <param name="backoffRate">By what part of their number.</param>
    /// <param name="messagesPerResize">How many messages come between two looks.</param>
    public DefaultResizer(int lower, int upper, int pressureThreshold = 1, double rampupRate = 0.2, double backoffThreshold = 0.3, double backoffRate = 0.1, int messagesPerResize = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lower);
        if (upper < lower)
            throw new ArgumentOutOfRangeException(nameof(upper), upper, $"the most routees are no fewer than the fewest, {lower}");
        ArgumentOutOfRangeException.ThrowIfNegative(rampupRate);
        if (backoffThreshold is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(backoffThreshold), backoffThreshold, "expected a part between 0 and 1");
        ArgumentOutOfRangeException.ThrowIfNegative(backoffRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(messagesPerResize);
        LowerBound = lower;
        UpperBound = upper;
        PressureThreshold = pressureThreshold;
        RampupRate = rampupRate;
        BackoffThreshold = backoffThreshold;
        BackoffRate = backoffRate;
        MessagesPerResize = messagesPerResize;
    }

    internal DefaultResizer(Config section) : this(
        section.GetInt("lower-bound", 1),
        section.GetInt("upper-bound", 10),
        section.GetInt("pressure-threshold", 1),
        section.GetDouble("rampup-rate", 0.2),
        section.GetDouble("backoff-threshold", 0.3),
        section.GetDouble("backoff-rate", 0.1),
        section.GetInt("messages-per-resize", 10))
    {
    }

    /// <summary>The fewest routees.</summary>
    public int LowerBound { get; }

    /// <summary>The most routees.</summary>
    public int UpperBound { get; }

    /// <summary>When a routee counts as busy.</summary>
    public int PressureThreshold { get; }

    /// <summary>By what part of their number routees are added.</summary>
    public double RampupRate { get; }

    /// <summary>Below what part of busy routees some are let go.</summary>
    public double BackoffThreshold { get; }

    /// <summary>By what part of their number routees are let go.</summary>
    public double BackoffRate { get; }

    /// <summary>How many messages come between two looks.</summary>
    public int MessagesPerResize { get; }

    /// <inheritdoc/>
    public override bool IsTimeForResize(long messageCounter) => messageCounter % MessagesPerResize == 0;

    /// <inheritdoc/>
    public override int Resize(IEnumerable<Routee> currentRoutees) => Capacity(currentRoutees);

    /// <summary>How many routees more, or with a negative number fewer, within the bounds.</summary>
    public int Capacity(IEnumerable<Routee> currentRoutees)
    {
        var routees = currentRoutees.ToArray();
        var pressure = Pressure(routees);
        var proposed = routees.Length + Rampup(pressure, routees.Length) + Backoff(pressure, routees.Length);
        return Math.Clamp(proposed, LowerBound, UpperBound) - routees.Length;
    }

    /// <summary>How many routees are busy.</summary>
    public int Pressure(IEnumerable<Routee> currentRoutees) => currentRoutees.Count(IsBusy);

    /// <summary>How many to add with so many of them busy.</summary>
    public int Rampup(int pressure, int capacity) => pressure < capacity ? 0 : (int)Math.Ceiling(RampupRate * capacity);

    /// <summary>How many to let go with so many of them busy, as a negative number.</summary>
    public int Backoff(int pressure, int capacity) =>
        BackoffThreshold > 0 && BackoffRate > 0 && capacity > 0 && (double)pressure / capacity < BackoffThreshold
            ? (int)Math.Floor(-BackoffRate * capacity)
            : 0;

    bool IsBusy(Routee routee)
    {
        if (routee.Cell is not { OwnMailbox: { } mailbox } cell)
            return false;
        return PressureThreshold switch
        {
            <= 0 => cell.IsHandling || mailbox.Count > 0,
            1 => cell.IsHandling && mailbox.Count > 0,
            _ => mailbox.Count >= PressureThreshold,
        };
    }
}

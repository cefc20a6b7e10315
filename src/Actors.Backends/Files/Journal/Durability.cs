using System.Globalization;

namespace Actors.Backends.Files;

/// <summary>
/// When events go from the operating system's memory to the device. In every mode an acknowledged event survives the
/// end of the process; the modes differ in what a power failure may take.
/// </summary>
public readonly record struct Durability
{
    Durability(TimeSpan? interval) => Interval = interval;

    /// <summary>Acknowledged when on the device; writers that wait at the same time share one sync. Nothing is lost.</summary>
    public static Durability Always { get; } = new(TimeSpan.Zero);

    /// <summary>Synced when the operating system sees fit: half a minute or so may be lost.</summary>
    public static Durability Os { get; } = new(null);

    /// <summary>Zero for <see cref="Always"/>, null for <see cref="Os"/>.</summary>
    public TimeSpan? Interval { get; }

    /// <summary>Synced at this interval, which is what may be lost.</summary>
    public static Durability Batch(TimeSpan interval) =>
        interval > TimeSpan.Zero && interval <= TimeSpan.FromMinutes(1) ? new(interval)
            : throw new ArgumentException($"the interval of batch durability is {interval}: expected more than 0 and at most a minute", nameof(interval));

    /// <summary>Reads <c>always</c>, <c>batch(5ms)</c> or <c>os</c>.</summary>
    public static Durability Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            "always" => Always,
            "os" => Os,
            _ when text.StartsWith("batch(", StringComparison.Ordinal) && text.EndsWith("ms)", StringComparison.Ordinal)
                && int.TryParse(text.AsSpan(6, text.Length - 9), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                && milliseconds is > 0 and <= 60_000 => Batch(TimeSpan.FromMilliseconds(milliseconds)),
            _ => throw new FormatException($"'{text}' is no durability: expected always, batch(MILLISECONDSms) such as batch(5ms), or os"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Interval switch
    {
        null => "os",
        { Ticks: 0 } => "always",
        { TotalMilliseconds: var milliseconds } => string.Create(CultureInfo.InvariantCulture, $"batch({milliseconds}ms)"),
    };
}

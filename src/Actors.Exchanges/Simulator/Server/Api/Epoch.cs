namespace Actors.Exchanges.Simulator.Server;

/// <summary>Times as requests write them.</summary>
internal static class Epoch
{
    const long LeastMicros = 100_000_000_000_000;

    /// <summary>Milliseconds, or microseconds from 1e14 on. What lies outside the calendar becomes its nearest end.</summary>
    public static DateTimeOffset Parse(long value) => value >= LeastMicros
        ? value >= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() * 1000
            ? DateTimeOffset.MaxValue
            : DateTimeOffset.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMicrosecond)
        : DateTimeOffset.FromUnixTimeMilliseconds(value);
}

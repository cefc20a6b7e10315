using System.Globalization;
using Actors.Domain;

namespace Actors.Benchmarks.Load;

/// <summary>What both sides of the measurement have to agree on, handed to each process on its command line.</summary>
/// <param name="Derived">Only the finest timeframe comes from the venue; the engine makes the others, as <c>run</c> does.</param>
/// <param name="Weight">The venue's limit of request weight a minute, which decides how long warming up takes.</param>
/// <param name="Standby">Measured a second time with a second source of candles standing by.</param>
sealed record LoadPlan(
    int Symbols, IReadOnlyList<Timeframe> Timeframes, int Seconds, int WarmUpMinutes, bool Derived, int Weight, bool Standby)
{
    public static LoadPlan Parse(string[] args) => new(
        Number(args, "--symbols", 1_500),
        [.. (Value(args, "--timeframes") ?? "1m,5m,15m,1h").Split(',').Select(Timeframe.Parse).Order()],
        Number(args, "--seconds", 60),
        Number(args, "--warm-up", 240),
        args.Contains("--derived", StringComparer.Ordinal),
        Number(args, "--weight", 6_000),
        args.Contains("--standby", StringComparer.Ordinal));

    public string[] Arguments =>
    [
        "--symbols", Text(Symbols), "--timeframes", string.Join(',', Timeframes), "--seconds", Text(Seconds),
        "--warm-up", Text(WarmUpMinutes), "--weight", Text(Weight),
        .. Derived ? ["--derived"] : Array.Empty<string>(), .. Standby ? ["--standby"] : Array.Empty<string>(),
    ];

    public int Streams => Derived ? Symbols : Symbols * Timeframes.Count;

    /// <summary>What the venue keeps of the past: whole candles of the coarsest timeframe over the whole warm-up.</summary>
    public int HistoryMinutes => WarmUpMinutes + 2 * (int)Timeframes[^1].Duration.TotalMinutes;

    /// <summary>The first candle of a series that warms it up.</summary>
    public DateTimeOffset FirstCandle(Timeframe timeframe, DateTimeOffset now) =>
        timeframe.OpenOf(now - TimeSpan.FromMinutes(WarmUpMinutes) - timeframe.Duration);

    static int Number(string[] args, string name, int usual) =>
        Value(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    public static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

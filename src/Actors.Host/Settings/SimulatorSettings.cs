using Actors.Domain;
using Actors.Exchanges.Simulator.Server;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

/// <summary>The exchange simulator as it is to be started.</summary>
/// <param name="Speed">Simulated seconds per second.</param>
/// <param name="Replay">A folder with candle files, or null for a generated market.</param>
sealed record SimulatorSettings(
    int Port, ulong Seed, double Speed, IReadOnlyList<Symbol> Symbols, string? Replay, Timeframe Timeframe, decimal Cash, VenueKey Key)
{
    public static SimulatorSettings Read(Config root)
    {
        var symbols = root.GetStringList("simulator.symbols");
        if (symbols.Count == 0)
            throw Setting.Wrong(root, "simulator.symbols", "it is empty", "name one or more, such as [BTCUSDT]");
        return new(
            (int)Setting.ReadWhole(root, "simulator.port", 0, 65_535, "(0 for a free one)"),
            (ulong)Setting.ReadWhole(root, "simulator.seed", 0, long.MaxValue, "(a seed)"),
            (double)Setting.ReadNumber(root, "simulator.speed", 1, 10_000, "simulated seconds per second"),
            [.. symbols.Select(name => Symbol.IsValid(name) ? new Symbol(name)
                : throw Setting.Wrong(root, "simulator.symbols", $"'{name}' is no symbol", "write it as BTCUSDT"))],
            root.HasPath("simulator.replay") ? root.GetString("simulator.replay") : null,
            Setting.Read(root, "simulator.timeframe", Timeframe.Parse),
            Setting.ReadNumber(root, "simulator.cash", 0, decimal.MaxValue, "of the quote currency"),
            new(KeyOf(root), SecretOf(root)));
    }

    static string KeyOf(Config root) => root.GetString("simulator.key") is var key && ApiKey.IsValid(key) ? key
        : throw Setting.Wrong(root, "simulator.key", $"'{key}' is no API key: no request could authenticate with it", $"write 1 to {ApiKey.Longest} letters and digits");

    static string SecretOf(Config root) => root.GetString("simulator.secret") is { Length: > 0 } secret ? secret
        : throw Setting.Wrong(root, "simulator.secret", "it is empty: no request could be signed with it", "write one or more characters");
}

using Actors.Backtest.Engine;
using Actors.Domain;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Backtesting;

/// <summary>Where candles come from.</summary>
sealed record DataSettings(
    string Dir, bool IsDirChosen, string? File, string Exchange, GapPolicy OnGap, bool Cache, long Seed, int Generated, DateTimeOffset GeneratedFrom)
{
    public static DataSettings Read(Config root) => new(
        root.GetString("data.dir"),
        !EffectiveConfig.IsDefault(root, "data.dir"),
        root.HasPath("data.file") ? root.GetString("data.file") : null,
        Setting.ReadName(root, "data.exchange", "binance"),
        Setting.ReadChoice(root, "data.on-gap", ("fail", GapPolicy.Fail), ("skip", GapPolicy.Skip), ("fill", GapPolicy.Fill)),
        root.GetBoolean("data.cache"),
        root.GetLong("data.generated.seed"),
        (int)Setting.ReadWhole(root, "data.generated.candles", 1, 50_000_000, "candles"),
        Setting.Read(root, "data.generated.from", Setting.ParseTime));
}

/// <summary>What to run over and where to write.</summary>
sealed record RunSettings(
    string Account, string Currency, Money Cash, DateTimeOffset? From, DateTimeOffset? To, string Out, EngineKind Engine,
    IReadOnlyList<string> Indicators, bool Band)
{
    /// <summary>Leaves a decimal room for the products of prices and quantities.</summary>
    const decimal MostCash = 1_000_000_000_000_000;

    public static RunSettings Read(Config root)
    {
        var from = Setting.ReadOptional(root, "backtest.from", Setting.ParseTime);
        var to = Setting.ReadOptional(root, "backtest.to", Setting.ParseTime);
        if (from >= to)
            throw Setting.Wrong(root, "backtest.from", $"{from:u} is not before backtest.to {to:u}", "swap them or leave one out");
        var cash = root.GetDecimal("account.cash");
        if (cash <= 0)
            throw Setting.Wrong(root, "account.cash", $"{cash} buys nothing", "give the account more than 0");
        if (cash > MostCash)
            throw Setting.Wrong(root, "account.cash", $"{cash} is more than can be counted to the last digit", $"give at most {MostCash}");
        return new(
            Setting.ReadName(root, "account.name", "main"), Setting.ReadName(root, "account.currency", "USDT"), new(cash), from, to,
            root.GetString("backtest.out"),
            Setting.ReadChoice(root, "backtest.engine", ("simulated", EngineKind.Simulated), ("threaded", EngineKind.Threaded)),
            root.GetStringList("backtest.indicators"), root.GetBoolean("backtest.band"));
    }
}

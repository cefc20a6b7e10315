using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Host.Settings;

namespace Actors.Host.Backtesting;

/// <summary>What the command line says about strategies, on top of the configured ones.</summary>
/// <param name="Strategies">Run these, and only these, on every symbol and timeframe named.</param>
/// <param name="Enable">Such as <c>BTCUSDT:1h:ema-macd</c>.</param>
sealed record StrategyChoice(
    IReadOnlyList<string> Symbols, IReadOnlyList<string> Timeframes, IReadOnlyList<string> Strategies,
    IReadOnlyList<string> Parameters, IReadOnlyList<string> Enable, IReadOnlyList<string> Disable)
{
    public IReadOnlyList<StrategySetting> Apply(IReadOnlyList<StrategySetting> configured)
    {
        var symbols = Symbols.Select(ParseSymbol).ToArray();
        var timeframes = Timeframes.Select(ParseTimeframe).ToArray();
        var chosen = Strategies.Count > 0
            ? Named(symbols, timeframes)
            : [.. configured.Where(one =>
                (symbols.Length == 0 || symbols.Contains(one.Selection.Symbol))
                && (timeframes.Length == 0 || timeframes.Contains(one.Selection.Timeframe)))];
        if (Parameters.Count > 0 && Strategies.Count == 0)
            throw new InputException($"--param {Parameters[0]}: name the strategy that it is of with --strategy");
        foreach (var text in Enable)
            chosen = Switch(chosen, text, "--enable-strategy", on: true);
        foreach (var text in Disable)
            chosen = Switch(chosen, text, "--disable-strategy", on: false);
        // The order in which strategies are named means nothing: this one decides who is asked first at one moment.
        return [.. chosen
            .Where(one => one.Enabled)
            .OrderBy(one => one.Selection.Symbol)
            .ThenBy(one => one.Selection.Timeframe)
            .ThenBy(one => one.Selection.Strategy, StringComparer.Ordinal)];
    }

    List<StrategySetting> Named(Symbol[] symbols, Timeframe[] timeframes)
    {
        if (symbols.Length == 0 || timeframes.Length == 0)
            throw new InputException(
                $"--strategy {Strategies[0]}: say what it runs on with --symbol and --timeframe, such as --symbol BTCUSDT --timeframe 1h");
        var parameters = Parameters.Select(text => text.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } value]
            ? KeyValuePair.Create(name, value)
            : throw new InputException($"--param {text}: expected name=value, such as --param fast=12"));
        var values = new Dictionary<string, string>(parameters, StringComparer.Ordinal);
        return [.. from symbol in symbols
                   from timeframe in timeframes
                   from strategy in Strategies
                   select new StrategySetting(
                       new(symbol, timeframe, strategy), true, values, new($"command line --strategy {strategy}"))];
    }

    static List<StrategySetting> Switch(List<StrategySetting> all, string text, string option, bool on)
    {
        StrategySelection selection;
        try
        {
            selection = StrategySelection.Parse(text);
        }
        catch (StrategyException fault)
        {
            throw new InputException($"{option} {text}: {fault.Message}");
        }
        var at = all.FindIndex(one => one.Selection == selection);
        if (at >= 0)
            all[at] = all[at] with { Enabled = on };
        else if (on)
            all.Add(new(selection, true, new Dictionary<string, string>(StringComparer.Ordinal), new($"command line {option} {text}")));
        else
            throw new InputException(
                $"{option} {text}: it is not configured; configured are {(all.Count == 0 ? "none" : string.Join(", ", all.Select(one => one.Selection)))}");
        return all;
    }

    static Symbol ParseSymbol(string text) => Symbol.IsValid(text) ? new(text)
        : throw new InputException($"--symbol {text}: a symbol is 1 to 32 of A-Z 0-9 . _ - /, such as BTCUSDT");

    static Timeframe ParseTimeframe(string text) => Timeframe.TryParse(text, out var timeframe) ? timeframe
        : throw new InputException($"--timeframe {text}: a timeframe is a count and one of s m h d w, such as 15m");
}

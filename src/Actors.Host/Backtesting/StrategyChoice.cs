using Actors.Backends.Candles;
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
    /// <param name="file">The one file of candles, which may tell its symbol and timeframe; null for a folder.</param>
    public IReadOnlyList<StrategySetting> Apply(IReadOnlyList<StrategySetting> configured, string? file)
    {
        var symbols = Symbols.Select(ParseSymbol).Distinct().ToArray();
        var timeframes = Timeframes.Select(ParseTimeframe).Distinct().ToArray();
        if (Parameters.Count > 0 && Strategies.Count == 0)
            throw new InputException($"--param {Parameters[0]}: found no --strategy that it is of", "name one, such as --strategy ema-cross");
        var chosen = Strategies.Count > 0 ? Named(symbols, timeframes, file) : Picked(configured, symbols, timeframes);
        foreach (var text in Enable)
            chosen = Switch(chosen, text, "--enable-strategy", on: true);
        foreach (var text in Disable)
            chosen = Switch(chosen, text, "--disable-strategy", on: false);
        if (!chosen.Exists(one => one.Enabled))
            throw new InputException($"strategies: found none that is switched on{Left(configured)}", "configure one, or name it as --strategy ema-cross --symbol BTCUSDT --timeframe 1h");
        // The order in which strategies are named means nothing: this one decides who is asked first at one moment.
        return [.. chosen
            .Where(one => one.Enabled)
            .DistinctBy(one => one.Selection)
            .OrderBy(one => one.Selection.Symbol)
            .ThenBy(one => one.Selection.Timeframe)
            .ThenBy(one => one.Selection.Strategy, StringComparer.Ordinal)];
    }

    string Left(IReadOnlyList<StrategySetting> configured) => configured.Count == 0 ? ""
        : $" (configured {(configured.Count == 1 ? "is" : "are")} {string.Join(", ", configured.Select(one => one.Selection))}"
            + (Symbols.Count + Timeframes.Count > 0 ? $"; asked for {string.Join(", ", Symbols.Concat(Timeframes))})" : ")");

    static List<StrategySetting> Picked(IReadOnlyList<StrategySetting> configured, Symbol[] symbols, Timeframe[] timeframes) =>
        [.. configured.Where(one =>
            (symbols.Length == 0 || symbols.Contains(one.Selection.Symbol))
            && (timeframes.Length == 0 || timeframes.Contains(one.Selection.Timeframe)))];

    List<StrategySetting> Named(Symbol[] symbols, Timeframe[] timeframes, string? file)
    {
        if (file is not null && CandleFileName.TryParse(file, out var symbol, out _) && symbols.Length == 0)
            symbols = [symbol];
        if (file is not null && timeframes.Length == 0 && CandleSource.TimeframeOf(file) is { } timeframe)
            timeframes = [timeframe];
        if (symbols.Length == 0 || timeframes.Length == 0)
            throw new InputException(
                $"--strategy {Strategies[0]}: {(file is null ? "found nothing" : $"neither --symbol and --timeframe nor {file} tell what")} to run it on; name both, such as --symbol BTCUSDT --timeframe 1h");
        var values = Values();
        return [.. from one in symbols
                   from step in timeframes
                   from strategy in Strategies.Distinct(StringComparer.Ordinal)
                   select new StrategySetting(
                       new(one, step, strategy), true, values, new($"command line --strategy {strategy}"))];
    }

    Dictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in Parameters)
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value])
                throw new InputException($"--param {text}: expected name=value, such as --param fast=12");
            if (!values.TryAdd(name, value))
                throw new InputException($"--param {text}: {name} is already {values[name]}", "give it once");
        }
        return values;
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
                $"{option} {text}: it is not configured; {(all.Count == 0 ? "nothing is" : $"configured are {string.Join(", ", all.Select(one => one.Selection))}")}; leave the option out or name one that is");
        return all;
    }

    static Symbol ParseSymbol(string text) => Symbol.IsValid(text) ? new(text)
        : throw new InputException(
            $"--symbol: found '{text}', expected 1 to 32 of A-Z 0-9 . _ - /, such as BTCUSDT{(Symbol.IsValid(text.ToUpperInvariant()) ? $"; did you mean {text.ToUpperInvariant()}?" : "")}");

    static Timeframe ParseTimeframe(string text) => Timeframe.TryParse(text, out var timeframe) ? timeframe
        : throw new InputException($"--timeframe: found '{text}', expected a count and one of s m h d w, such as 15m");
}

using System.CommandLine;
using System.Globalization;
using Actors.Host.Settings;

namespace Actors.Host.Commands;

/// <summary>An option that stands for keys of the configuration, so that a run can be typed without a file.</summary>
sealed class Shortcut
{
    readonly Option<string?> option;
    readonly Func<string, string, IEnumerable<string>> assign;

    Shortcut(string name, string helpName, string description, Func<string, string, IEnumerable<string>> assign) =>
        (option, this.assign) = (new(name) { Description = description, HelpName = helpName }, assign);

    public Option Option => option;

    public static IReadOnlyList<Shortcut> All { get; } =
    [
        Of("--candles", "FILE", "One file of candles: CSV or ZIP", "data.file"),
        Of("--data", "DIR", "Folder with candle files", "data.dir"),
        Of("--on-gap", "fail|skip|fill", "What to do with missing candles", "data.on-gap"),
        Of("--from", "2023-02-01", "First open time to trade on, UTC", "backtest.from"),
        Of("--to", "2023-03-01", "End of the run, UTC", "backtest.to"),
        Of("--out", "DIR", "Folder for the results", "backtest.out"),
        Number("--cash", "AMOUNT", "Quote currency at the start", [], "account.cash"),
        Of("--sizing", "percent:10", "fixed:1, quote:50, percent:10, all-in or risk:1", "risk.sizing"),
        Of("--fill", "next-open|close", "When market orders fill", "paper.fill"),
        Number("--fee-bps", "BPS", "Fee of makers and takers", [], "paper.maker-fee-bps", "paper.taker-fee-bps"),
        Number("--slippage-bps", "BPS", "Fixed slippage of market orders", ["paper.slippage.model=fixed"], "paper.slippage.bps"),
        Switch("--filters", "none|instrument", "Whether the venue's price and quantity filters hold", "instruments.enforce"),
        Switch("--risk", "none|limits", "Whether the risk limits hold", "risk.limits.enforce"),
        Of("--engine", "simulated|threaded", "The actor system that carries the run", "backtest.engine"),
        Of("--metrics-profile", "NAME", "Also print the figures as freqtrade, lean, backtestingpy, nautilus, jesse or barter would", "metrics.profile"),
    ];

    /// <summary>The fields that the option stands for, each with what was typed.</summary>
    public IEnumerable<(string Field, string Typed)> Read(ParseResult result)
    {
        if (result.GetValue(option) is not { } value)
            return [];
        return value.Length > 0
            ? assign(option.Name, value).Select(field => (field, $"{option.Name} {value}"))
            : throw new InputException($"{option.Name}: found an empty value, expected {option.HelpName}");
    }

    static Shortcut Of(string name, string helpName, string description, params string[] paths) =>
        new(name, helpName, description, (_, value) => paths.Select(path => EffectiveConfig.Text(path, value)));

    // The check is made here, so that an option that sets two keys is wrong once.
    static Shortcut Number(string name, string helpName, string description, string[] also, params string[] paths) =>
        new(name, helpName, description, (option, value) =>
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? also.Concat(paths.Select(path => EffectiveConfig.Text(path, value)))
                : throw new InputException($"{option}: found '{value}', expected a number, such as {option} 10"));

    static Shortcut Switch(string name, string choices, string description, string path) =>
        new(name, choices, description, (option, value) => value == "none" || value == choices.Split('|')[1]
            ? [$"{path}={(value == "none" ? "false" : "true")}"]
            : throw new InputException($"{option}: found '{value}', expected {choices.Replace("|", " or ", StringComparison.Ordinal)}"));
}

using System.CommandLine;

namespace Actors.Host.Commands;

/// <summary>Options that several commands have.</summary>
static class CommandOption
{
    public static Option<string[]> Set(string description = "Set one key of the configuration; value is HOCON") => Many("--set", "key=value", description);

    public static Option<bool> Json(string description = "Print JSON") => new("--json") { Description = description };

    public static Option<string[]> EnableStrategy() => Many("--enable-strategy", "BTCUSDT:1h:ema-macd", "Switch a strategy on");

    public static Option<string[]> DisableStrategy() => Many("--disable-strategy", "BTCUSDT:1h:ema-macd", "Switch a configured strategy off");

    /// <summary>May be given several times, and takes several values each time.</summary>
    public static Option<string[]> Many(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };
}

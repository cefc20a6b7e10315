using System.CommandLine;
using System.CommandLine.Parsing;
using Actors.Decisions;

namespace Actors.Host.Commands;

/// <summary>What is wrong with a typed command, in one line: the place, what was found, what was expected, where help is.</summary>
static class Usage
{
    /// <returns>Null when the command can be run.</returns>
    public static string? Fault(ParseResult typed)
    {
        if (typed.Action is Examples)
            return null;
        var command = typed.CommandResult;
        // An option takes what follows it as its value, be it another option.
        var greedy = command.Children.OfType<OptionResult>()
            .FirstOrDefault(option => option.Tokens.Any(token => token.Value.StartsWith("--", StringComparison.Ordinal)));
        if (greedy is not null)
            return $"{Missing(greedy.Option)}; see '{Path(command)} --help'";
        if (typed.Errors.Count == 0)
            return null;
        var what = typed.UnmatchedTokens is [var stray, ..] ? Stray(command.Command, stray)
            : command.Command.Subcommands.Count > 0 ? $"a command is missing: expected {Names(command.Command)}"
            : string.Join("; ", typed.Errors.Select(Describe).Distinct(StringComparer.Ordinal));
        return $"{what}; see '{Path(command)} --help'";
    }

    static string Stray(Command command, string text)
    {
        if (text.StartsWith('-'))
            return $"{text}: unknown option{NearestName.Hint(text, command.Options.Select(option => option.Name))}";
        return command.Subcommands.Count > 0
            ? $"'{text}': unknown command{NearestName.Hint(text, command.Subcommands.Select(one => one.Name))}; expected {Names(command)}"
            : $"'{text}': belongs to no option; put a value that has spaces in quotes";
    }

    static string Describe(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => Missing(option.Option),
        OptionResult { Tokens.Count: > 1, Option.Arity.MaximumNumberOfValues: 1 } option =>
            $"{option.Option.Name}: found {option.Tokens.Count} values, expected one",
        OptionResult option => $"{option.Option.Name}: {error.Message}",
        ArgumentResult argument => $"{argument.Argument.Name}: found nothing, expected {argument.Argument.Description}",
        _ => error.Message.TrimEnd('.'),
    };

    static string Missing(Option option) => $"{option.Name}: found no value, expected {option.HelpName}";

    static string Names(Command command) => string.Join(", ", command.Subcommands.Select(one => one.Name));

    /// <summary>The command as it is typed, such as <c>actors config show</c>.</summary>
    public static string Path(CommandResult command) => command.Parent is CommandResult parent
        ? $"{Path(parent)} {command.Command.Name}"
        : "actors";
}

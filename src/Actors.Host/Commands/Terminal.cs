using Spectre.Console;

namespace Actors.Host.Commands;

/// <summary>Where tables go: in colour to a terminal, plain and unwrapped to a file or a pipe.</summary>
static class Terminal
{
    const int PipeWidth = 160;

    public static bool IsWatched(TextWriter output) => output == Console.Out && !Console.IsOutputRedirected;

    public static IAnsiConsole Of(TextWriter output)
    {
        var watched = IsWatched(output);
        var console = AnsiConsole.Create(new()
        {
            Ansi = watched ? AnsiSupport.Detect : AnsiSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (!watched)
            console.Profile.Width = PipeWidth;
        return console;
    }
}

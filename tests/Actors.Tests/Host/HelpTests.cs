using System.CommandLine;
using Actors.Host;

namespace Actors.Tests.Host;

public sealed class HelpTests
{
    public static TheoryData<string> Commands { get; } = [.. Below(Cli.Root(default), "")];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_explains_itself_with_examples_and_exit_codes(string command)
    {
        var run = ProgramRun.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("Usage:\n");
        run.Output.ShouldContain("\nExamples:\n  actors " + command);
        var done = command is "demo" or "run" or "simulator" ? "done: it was told to stop, by Ctrl+C or SIGTERM" : "done";
        run.Output.ShouldContain($"\nExit codes:\n  0    {done}\n  1    bad input: ");
    }

    [Theory]
    [InlineData("a case failed", "conformance")]
    [InlineData("trading must not begin: a check is bad", "doctor")]
    [InlineData("a record is damaged", "journal", "verify")]
    [InlineData("a difference is not explained", "parity")]
    public void A_command_that_looks_whether_something_is_well_says_what_its_exit_code_means_too(string also, params string[] command) =>
        ProgramRun.Of([.. command, "--help"]).Output.ShouldContain($" and what to do\n       or {also}\n  2    internal error\n");

    static IEnumerable<string> Below(Command command, string path) =>
        command.Subcommands.SelectMany(one => Below(one, $"{path} {one.Name}".Trim())).Prepend(path);

    [Fact]
    public void The_version_is_the_build_s()
    {
        var run = ProgramRun.Of("--version");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldMatch(@"^\d+\.\d+\.\d+(\+[0-9a-f]+)?\n$");
    }
}

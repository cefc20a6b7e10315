namespace Actors.Tests.Host;

public sealed class HelpTests
{
    [Theory]
    [InlineData]
    [InlineData("backtest")]
    [InlineData("config")]
    [InlineData("config", "show")]
    [InlineData("config", "check")]
    [InlineData("indicators")]
    [InlineData("indicators", "list")]
    [InlineData("indicators", "compute")]
    [InlineData("strategies")]
    [InlineData("strategies", "list")]
    public void Every_command_explains_itself_with_examples_and_exit_codes(params string[] command)
    {
        var run = ProgramRun.Of([.. command, "--help"]);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("Usage:\n");
        run.Output.ShouldContain("\nExamples:\n  actors " + string.Join(' ', command));
        run.Output.ShouldContain("\nExit codes:\n  0    done\n  1    bad input: ");
    }

    [Fact]
    public void The_version_is_the_build_s()
    {
        var run = ProgramRun.Of("--version");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldMatch(@"^\d+\.\d+\.\d+(\+[0-9a-f]+)?\n$");
    }
}

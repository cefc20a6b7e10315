using System.Text.Json;

namespace Actors.Tests.Host;

public sealed class ConformanceCommandTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Chosen_cases_are_run_against_a_simulator_of_its_own()
    {
        var run = ProgramRun.Of("conformance", "--cases", "RULE-01", "HIST-0*", "--json");

        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("connector").GetString().ShouldBe("Binance spot (simulator)");
        json.RootElement.GetProperty("passed").GetInt32().ShouldBe(10);
        json.RootElement.GetProperty("cases").EnumerateArray().First().GetProperty("id").GetString().ShouldBe("HIST-01");
    }

    [Fact]
    public void Each_case_is_told_as_it_goes_and_the_sum_at_the_end()
    {
        var run = ProgramRun.Of("conformance", "--cases", "RULE-01");

        run.Output.ShouldBe("passed        RULE-01 The rules make sense\nBinance spot (simulator): 1 passed, 0 failed, 0 not supported, 0 not run\n");
    }

    [Fact]
    public void Cases_that_are_not_there_are_said_with_those_that_are()
    {
        var run = ProgramRun.Of("conformance", "--cases", "EXEC-*");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("--cases: no case is called EXEC-*; the ids begin with HIST, LIVE, ACCT, ");
    }

    [Theory]
    [InlineData("trading.mode = live\nvenue.environment = live", "live trades real money")]
    [InlineData("venue.environment = data-only", "data-only takes no orders")]
    [InlineData("venue.environment = simulator-data", "simulator-data takes no orders")]
    public void Where_orders_must_not_or_cannot_go_nothing_is_examined(string config, string why)
    {
        Environment.SetEnvironmentVariable("SOME_KEY", "K1");
        var file = folder.Write("venue.conf", config + "\nvenue { key-variable = SOME_KEY, secret-variable = SOME_KEY }\n");

        var run = ProgramRun.Of("conformance", "--config", file);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("venue.environment: " + why);
        run.Output.ShouldBeEmpty();
    }
}

using System.Text.Json;
using Actors.Decisions.Indicators;
using Actors.Decisions.Strategies;

namespace Actors.Tests.Host;

public sealed class ListCommandTests
{
    static JsonElement[] Json(params string[] command)
    {
        var run = ProgramRun.Of(command);
        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        return [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
    }

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    [Fact]
    public void Strategies_are_listed_with_parameters_and_warm_up()
    {
        var listed = Json("strategies", "list", "--json");

        listed.Select(one => Text(one, "id")).ShouldBe(StrategyCatalog.Bundled.Select(one => one.Id));
        var cross = listed.Single(one => Text(one, "id") == "ema-cross");
        cross.GetProperty("warmUp").GetInt32().ShouldBe(StrategyCatalog.Bundled.Single(one => one.Id == "ema-cross").WarmUp);
        var fast = cross.GetProperty("parameters").EnumerateArray().Single(one => Text(one, "name") == "fast");
        Text(fast, "default").ShouldBe("12");
        Text(fast, "allowed").ShouldBe("a whole number from 1 to 400");
    }

    [Fact]
    public void Indicators_are_listed_with_parameters_outputs_and_warm_up()
    {
        var listed = Json("indicators", "list", "--json");

        listed.Select(one => Text(one, "id")).ShouldBe(IndicatorCatalog.All.Select(one => one.Id));
        var bollinger = listed.Single(one => Text(one, "id") == "bollinger");
        bollinger.GetProperty("outputs").EnumerateArray().Select(one => one.GetString())
            .ShouldBe(IndicatorCatalog.Find("bollinger").Outputs.Select(one => one.Name));
        bollinger.GetProperty("warmUp").GetInt32().ShouldBe(IndicatorCatalog.Parse("bollinger").WarmUp);
        bollinger.GetProperty("parameters").EnumerateArray().Select(one => Text(one, "name"))
            .ShouldBe(IndicatorCatalog.Find("bollinger").Parameters.Select(one => one.Name));
    }

    [Theory]
    [InlineData("strategies", "ema-cross", "supertrend")]
    [InlineData("indicators", "rsi", "bollinger")]
    public void Into_a_pipe_a_list_is_a_plain_table(string what, string first, string second)
    {
        var run = ProgramRun.Of(what, "list");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldNotContain("\u001b");
        run.Output.ShouldContain(first);
        run.Output.ShouldContain(second);
    }
}

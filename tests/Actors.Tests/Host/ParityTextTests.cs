using Actors.Backtest.Parity;
using Actors.Domain;
using Actors.Host.Commands;
using Actors.Host.Parity;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Host;

public sealed class ParityTextTests
{
    static readonly ParityInput Input = new([], [], new Dictionary<Symbol, CandleSeries>(), new(100), Instrument.Unfiltered, Start, Start.AddHours(1));

    [Theory]
    [InlineData(0, 0, "no order of the live run has its counterpart in the backtest yet: nothing of the fills was proven; let the engine run until it has traded")]
    [InlineData(2, 0, "no order has filled in both runs yet: nothing of the fills was proven; let the engine run until it has traded")]
    [InlineData(2, 1, null)]
    public void A_comparison_of_no_fills_says_that_it_proved_nothing_of_them(int orders, int fills, string? said)
    {
        var report = new ParityReport(5, orders, fills, default, [], []);
        using var output = new StringWriter();

        ParityText.Print(Terminal.Of(output), Input, report);

        // Lines are as wide as the terminal.
        var text = output.ToString().ReplaceLineEndings(" ");
        if (said is not null)
            text.ShouldContain(said);
        else
            text.ShouldNotContain("proven");
        ParityText.Json(Input, report)["provesFills"]!.GetValue<bool>().ShouldBe(said is null);
    }
}

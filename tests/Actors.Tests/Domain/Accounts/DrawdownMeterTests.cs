using Actors.Domain;

namespace Actors.Tests.Domain.Accounts;

public class DrawdownMeterTests
{
    [Fact]
    public void The_deepest_fall_is_measured_from_the_peak_before_it()
    {
        var meter = new DrawdownMeter(new(100));
        foreach (var equity in (double[])[90, 200, 150, 300, 280])
            meter.Mark(equity);

        meter.Deepest.ShouldBe(0.25);
    }

    [Fact]
    public void An_account_that_began_with_nothing_has_no_drawdown()
    {
        var meter = new DrawdownMeter(default);
        meter.Mark(-5);

        meter.Deepest.ShouldBe(0);
    }
}

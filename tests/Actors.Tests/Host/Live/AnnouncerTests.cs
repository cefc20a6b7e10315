using Actors.Host.Live;
using Actors.Tests.Runtime.TestKit;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Tests.Host.Live;

public sealed class AnnouncerTests
{
    [Theory]
    [InlineData(1, 0.9, false)]
    [InlineData(1, 1.1, true)]
    [InlineData(60, 8.6, false)] // a seventh of a second for whoever looks on
    [InlineData(60, 66, true)]
    public void A_position_that_stood_without_its_stop_for_a_second_of_the_wall_clock_is_told(double pace, double seconds, bool isTold)
    {
        using var world = new SimulatedWorld();
        world.Open();
        List<BoardLine> said = [];
        Announcer.Start(world.Sys, said.Add, TimeProvider.System, pace);

        world.Sys.EventStream.Publish(new StoodNaked(Key, Start, TimeSpan.FromSeconds(seconds)));
        world.Advance(TimeSpan.FromSeconds(1));

        said.Exists(static line => line.Text.EndsWith("without its stop", StringComparison.Ordinal)).ShouldBe(isTold);
    }
}

using Actors.Backends.Files;
using Actors.Host.Live;
using Actors.Runtime;
using Actors.Runtime.TestKit;
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

    [Fact]
    public void A_disk_that_is_full_is_told_in_plain_words_once_a_minute_whoever_had_something_to_write()
    {
        using var world = new SimulatedWorld();
        world.Open();
        List<BoardLine> said = [];
        var clock = new ManualTimeProvider();
        Announcer.Start(world.Sys, said.Add, clock, 1);

        for (var second = 0; second < 70; second++)
        {
            var full = new DiskFullException("data/journal", new IOException("No space left on device."));
            world.Sys.EventStream.Publish(new Error(second % 2 == 0 ? full : new InvalidOperationException("", full), "akka://live/user/risk", typeof(object), "risk-main could not persist"));
            clock.Advance(TimeSpan.FromSeconds(1));
            world.Advance(TimeSpan.FromSeconds(1));
        }

        said.Count.ShouldBe(2);
        said.ShouldAllBe(static line => line.Text.Contains("no new orders while the journal cannot be written: data/journal: the disk is full: ", StringComparison.Ordinal));
        said.ShouldAllBe(static line => !line.Text.Contains("akka", StringComparison.Ordinal));
    }
}

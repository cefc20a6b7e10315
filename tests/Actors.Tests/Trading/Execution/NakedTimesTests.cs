using Actors.Domain;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Tests.Trading.Execution;

/// <summary>How long a position stands without its stop is measured by the venue's time, and told.</summary>
public sealed class NakedTimesTests : IDisposable
{
    static readonly OrderIntent Entry = Buy(bracket: new(new(90), new(120)));
    readonly LiveExecution live = new();
    readonly Actors.Tests.Runtime.TestKit.TestProbe told;

    public NakedTimesTests()
    {
        told = live.World.Subscribed<StoodNaked>();
        live.Execute(Entry);
    }

    public void Dispose() => live.Dispose();

    static VenueReport.Filled FillAt(string order, double seconds) => Fill(order) with { At = Start.AddSeconds(seconds), Total = new Quantity(1) };

    static VenueReport.LegOpened StopAt(double seconds) => StopLeg() with { At = Start.AddSeconds(seconds) };

    [Fact]
    public void From_the_fill_to_the_stop()
    {
        live.Report(FillAt("buy-1", 2));
        told.ExpectNoMsg();
        live.Report(TargetLeg());
        told.ExpectNoMsg(); // a target limits no loss
        live.Report(StopAt(2.5));

        told.ExpectMsg(new StoodNaked(Key, Start.AddSeconds(2), TimeSpan.FromSeconds(0.5)));
    }

    [Fact]
    public void A_stop_that_opens_with_the_fill_leaves_no_time_to_tell()
    {
        live.Report(FillAt("buy-1", 2), StopAt(2));

        told.ExpectNoMsg();
    }

    [Fact]
    public void Of_a_hundred_positions_the_longest_but_one_is_told_beside_the_longest()
    {
        var asker = live.World.CreateTestProbe();
        var times = new NakedTimes();
        times.Summary.ShouldBe(new(0, TimeSpan.Zero, TimeSpan.Zero));
        for (var ms = 0; ms < 1_100; ms++) // the first hundred are forgotten
        {
            var began = Start.AddMinutes(ms);
            times.Apply(Filled(Entry) with { Fill = Fill("buy-1") with { At = began } }, Key, isNaked: true);
            times.Apply(new OrderCancelled(new("buy-1-s"), "ended", began.AddMilliseconds(ms)), Key, isNaked: false);
        }
        times.Summary.ShouldBe(new(1_000, TimeSpan.FromMilliseconds(1_089), TimeSpan.FromMilliseconds(1_099)));

        live.Report(FillAt("buy-1", 2), StopAt(2.5));
        live.Actor.Tell(new GetOrders(), asker.Ref);
        live.Advance(TimeSpan.Zero);
        asker.ExpectMsg<OrdersView>().Naked.ShouldBe(new(1, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5)));
    }

    [Fact]
    public void A_crash_meanwhile_is_part_of_the_time()
    {
        live.Report(FillAt("buy-1", 2));
        live.Restart();
        live.Report(StopAt(9));

        told.ExpectMsg(new StoodNaked(Key, Start.AddSeconds(2), TimeSpan.FromSeconds(7)));
    }
}

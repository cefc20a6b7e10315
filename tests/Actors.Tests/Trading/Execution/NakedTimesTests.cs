using Actors.Domain;
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
    public void A_crash_meanwhile_is_part_of_the_time()
    {
        live.Report(FillAt("buy-1", 2));
        live.Restart();
        live.Report(StopAt(9));

        told.ExpectMsg(new StoodNaked(Key, Start.AddSeconds(2), TimeSpan.FromSeconds(7)));
    }
}

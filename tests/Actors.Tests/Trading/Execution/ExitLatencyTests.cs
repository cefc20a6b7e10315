using Actors.Domain;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Tests.Trading.Execution;

/// <summary>Between the end of what protects a position and the order that sells it nothing is waited for that is known.</summary>
public sealed class ExitLatencyTests : IDisposable
{
    static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(40);

    readonly LiveExecution live = new();
    readonly TaskCompletionSource<CancelResult> cancelled = new();

    public ExitLatencyTests()
    {
        live.Venue.OnCancel = _ => new(cancelled.Task);
        live.Venue.OnProtect = _ =>
        {
            live.Venue.Reports!(StopLeg());
            live.Venue.Reports!(TargetLeg());
            return new ProtectResult.Standing();
        };
        live.Execute(Buy(bracket: new(new(90), new(120))));
        live.Report(Fill("buy-1") with { Total = new Quantity(1) });
        live.Advance(TimeSpan.FromSeconds(30));
        live.Venue.Asked.ShouldBe(["place buy-1", "protect buy-1"]);
        live.Venue.Asked.Clear();
        live.Execute(Sell());
        live.Venue.Asked.ShouldBe(["cancel buy-1-s to replace it"]);
        live.Venue.Asked.Clear();
        live.Advance(RoundTrip);
    }

    public void Dispose() => live.Dispose();

    VenueReport.Cancelled Ended(string leg, decimal? total = 0) =>
        new(new(leg), "cancelled at the venue", live.Now) { Total = total is { } all ? new Quantity(all) : null };

    void AnswerCancel(CancelResult result) => live.Outside(() => cancelled.SetResult(result));

    [Fact]
    public void The_exit_goes_out_in_the_moment_in_which_the_venue_tells_the_ends_of_the_legs()
    {
        var before = live.Now;
        live.Report(Ended("buy-1-s"), Ended("buy-1-t"));
        AnswerCancel(new CancelResult.Done());

        live.Now.ShouldBe(before);
        live.Venue.Asked.ShouldBe(["place sell-1"]);
        live.Kept().OfType<OrderCancelled>().Select(e => e.Why).ShouldBe(["cancelled at the venue", "cancelled at the venue"]);
    }

    [Fact]
    public void An_end_is_believed_with_the_fill_that_comes_after_it()
    {
        live.Report(Ended("buy-1-s", 0.25m), Ended("buy-1-t"));
        live.Venue.Asked.ShouldBe(["find buy-1-s"]);
        AnswerCancel(new CancelResult.Done());
        live.Venue.Asked.Exists(static asked => asked is "place sell-1").ShouldBeFalse();

        live.Report(Fill("buy-1-s", 0.25m, price: 90, done: false, trade: "t2") with { Total = new Quantity(0.25m) });

        live.Venue.Asked[^1].ShouldBe("place sell-1");
        live.Kept()[^2].ShouldBeOfType<OrderSubmitted>().Intent.Size.ShouldBe(new OrderSize.Base(new(0.75m)));
    }

    [Fact]
    public void A_cancel_that_answers_before_any_report_has_the_venue_asked_at_once()
    {
        live.Venue.OnFind = id => new FindResult.Found(new(
            id, "v", Btc, Side.Sell, OrderType.Stop, OrderStatus.Cancelled, new Quantity(1), default, null, null, [], live.Now));

        var before = live.Now;
        AnswerCancel(new CancelResult.Done());

        live.Now.ShouldBe(before);
        live.Venue.Asked.ShouldBe(["find buy-1-s", "find buy-1-t", "place sell-1"]);
    }

    [Fact]
    public void A_venue_that_still_shows_an_order_open_after_it_confirmed_its_end_is_asked_again()
    {
        var status = OrderStatus.Open;
        live.Venue.OnFind = id => new FindResult.Found(new(
            id, "v", Btc, Side.Sell, OrderType.Stop, status, new Quantity(1), default, null, null, [], live.Now));
        AnswerCancel(new CancelResult.Done());
        live.Venue.Asked.ShouldBe(["find buy-1-s"]);

        status = OrderStatus.Cancelled;
        live.Advance(TimeSpan.FromMilliseconds(500));

        live.Venue.Asked[^1].ShouldBe("place sell-1");
    }

    [Fact]
    public void An_end_without_its_sum_is_asked_for()
    {
        live.Report(Ended("buy-1-s", total: null), Ended("buy-1-t"));

        live.Venue.Asked.ShouldBe(["find buy-1-s"]);
        live.Kept().OfType<OrderCancelled>().Single().Order.Value.ShouldBe("buy-1-t");
    }

    [Fact]
    public void An_answer_to_a_cancel_does_not_end_a_leg_that_was_opened_anew_since()
    {
        live.Venue.OnFind = id => new FindResult.Found(new(
            id, "v", Btc, Side.Buy, OrderType.Market, OrderStatus.Filled, new Quantity(1), new(1), null, null, [Fill("buy-1")], live.Now));
        live.Report(Ended("buy-1-s"), Ended("buy-1-t"));
        foreach (var exit in new[] { "sell-1", "buy-1-x", "buy-1-x2", "buy-1-x3" })
        {
            live.Report(new VenueReport.Rejected(new(exit), "halted", "the market is closed", live.Now));
            live.Advance(TimeSpan.FromSeconds(5));
        }
        live.Venue.Asked.Exists(static asked => asked is "protect buy-1").ShouldBeTrue();
        live.Report(StopLeg() with { At = live.Now }, TargetLeg() with { At = live.Now });
        live.Venue.Asked.Clear();

        AnswerCancel(new CancelResult.Done());
        live.Advance(TimeSpan.FromSeconds(5));

        live.Venue.Asked.ShouldBeEmpty();
    }
}

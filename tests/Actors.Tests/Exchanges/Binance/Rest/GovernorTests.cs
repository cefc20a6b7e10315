using Actors.Exchanges.Binance.Rest;
using Actors.Runtime.TestKit;

namespace Actors.Tests.Exchanges.Binance.Rest;

public class GovernorTests
{
    [Fact]
    public async Task Trading_finds_room_that_market_data_may_not_use()
    {
        var (_, governor) = Make(weight: 100);
        for (var i = 0; i < 8; i++)
            (await governor.Acquire(10, 0, CallPriority.Market, default)).ShouldNotBeNull();

        var data = governor.Acquire(10, 0, CallPriority.Market, default).AsTask();
        var trading = governor.Acquire(10, 0, CallPriority.Trading, default).AsTask();

        (await trading).ShouldNotBeNull();
        data.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_waits_for_the_next_window_and_not_a_moment_less()
    {
        var (time, governor) = Make(weight: 100);
        (await governor.Acquire(90, 0, CallPriority.Trading, default))!.Complete(default);

        var next = governor.Acquire(20, 0, CallPriority.Account, default).AsTask();
        time.Advance(TimeSpan.FromSeconds(52.9));
        next.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        (await next).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_still_under_way_counts_in_the_new_window_too()
    {
        var (time, governor) = Make(weight: 100);
        var slow = await governor.Acquire(90, 0, CallPriority.Trading, default);

        var next = governor.Acquire(20, 0, CallPriority.Account, default).AsTask();
        time.Advance(TimeSpan.FromSeconds(70));
        next.IsCompleted.ShouldBeFalse();
        slow!.Complete(default);
        time.Advance(TimeSpan.FromSeconds(60));

        (await next).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_leaves_while_the_venue_wants_to_be_left_alone()
    {
        var (time, governor) = Make(weight: 6000);
        governor.Block(TimeSpan.FromSeconds(12));

        var cancel = governor.Acquire(1, 0, CallPriority.Protection, default).AsTask();
        time.Advance(TimeSpan.FromSeconds(11.9));
        cancel.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.2));

        (await cancel).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_urgent_leave_first_when_the_venue_is_back()
    {
        var (time, governor) = Make(weight: 100);
        governor.Block(TimeSpan.FromSeconds(5));
        var data = governor.Acquire(80, 0, CallPriority.Market, default).AsTask();
        var cancel = governor.Acquire(80, 0, CallPriority.Protection, default).AsTask();

        time.Advance(TimeSpan.FromSeconds(6));

        (await cancel).ShouldNotBeNull();
        data.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_trading_call_gives_up_rather_than_trade_late()
    {
        var (time, governor) = Make(weight: 6000);
        governor.Block(TimeSpan.FromMinutes(2));

        var order = governor.Acquire(1, 1, CallPriority.Trading, default).AsTask();
        time.Advance(TimeSpan.FromSeconds(16));

        (await order).ShouldBeNull();
    }

    [Fact]
    public async Task What_others_use_at_this_address_is_taken_from_the_header()
    {
        var (_, governor) = Make(weight: 1000);
        (await governor.Acquire(20, 0, CallPriority.Account, default))!.Complete(new(false, true, Weight: 940, null, null));

        governor.UsedWeight.ShouldBe(940);
        governor.Acquire(20, 0, CallPriority.Account, default).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Questions_about_orders_leave_room_for_a_cancel()
    {
        var (_, governor) = Make(weight: 1000);
        for (var i = 0; i < 93; i++)
            (await governor.Acquire(10, 0, CallPriority.Account, default)).ShouldNotBeNull();

        governor.Acquire(10, 0, CallPriority.Account, default).IsCompleted.ShouldBeFalse();
        (await governor.Acquire(1, 0, CallPriority.Protection, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_free_call_gives_its_weight_back()
    {
        var (_, governor) = Make(weight: 1000);

        (await governor.Acquire(1, 1, CallPriority.Trading, default))!.Complete(new(Free: true, false, null, null, null));

        governor.UsedWeight.ShouldBe(0);
    }

    [Fact]
    public async Task Orders_are_counted_in_ten_seconds_though_their_weight_is_free()
    {
        var (time, governor) = Make(weight: 6000);
        for (var i = 0; i < 30; i++)
            (await governor.Acquire(1, 1, CallPriority.Trading, default))!.Complete(new(Free: true, false, null, null, null));

        var order = governor.Acquire(1, 1, CallPriority.Trading, default).AsTask();
        var query = governor.Acquire(4, 0, CallPriority.Account, default).AsTask();
        var legs = governor.Acquire(1, 2, CallPriority.Protection, default).AsTask();

        (await query).ShouldNotBeNull();
        (await legs).ShouldNotBeNull();
        order.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(4));
        (await order).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_caller_that_goes_away_leaves_no_charge()
    {
        var (time, governor) = Make(weight: 100);
        governor.Block(TimeSpan.FromSeconds(5));
        using var gone = new CancellationTokenSource();
        var request = governor.Acquire(10, 0, CallPriority.Account, gone.Token).AsTask();

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => request);
        time.Advance(TimeSpan.FromSeconds(6));
        governor.UsedWeight.ShouldBe(0);
    }

    /// <summary>Seven seconds into a minute.</summary>
    static (ManualTimeProvider Time, WeightGovernor Governor) Make(int weight)
    {
        var time = new ManualTimeProvider();
        time.Advance(TimeSpan.FromSeconds(7));
        var governor = new WeightGovernor(time, new ServerClock(time), GovernorOptions.Default);
        governor.Learn([new("REQUEST_WEIGHT", "MINUTE", 1, weight, null)]);
        return (time, governor);
    }
}

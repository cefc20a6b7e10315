using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Trading.Risk;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Risk;

public class RiskDeskTests
{
    static readonly Instrument Filtered = new(Btc, 0.01m, 0.001m, new(0.001m), new(1_000), new(5));

    static RiskDesk Desk(
        string sizing = "fixed:1", decimal cash = 1_000, decimal? trailing = null, RiskLimits? limits = null) => new(new(
        new(cash), Sizing.Parse(sizing), RiskRules.From(limits ?? new(), 0.001m), 0.001m, trailing, _ => Filtered));

    /// <summary>Lets the signal through and keeps the approval, as the actor does.</summary>
    static OrderIntent Approve(RiskDesk desk, SignalRaised raised)
    {
        var intent = desk.Decide(raised).Approved.ShouldNotBeNull().Intent;
        desk.Apply(new OrderApproved(intent, desk.ReservationFor(intent), Start));
        return intent;
    }

    static OrderIntent Enter(RiskDesk desk, string id = "s-1", StrategyKey? key = null) =>
        Approve(desk, Raised(SignalKind.EnterLong, id, key));

    static OrderIntent Hold(RiskDesk desk, decimal price = 100)
    {
        var entry = Enter(desk);
        desk.Apply(Filled(entry, 1, price));
        return entry;
    }

    static void ShouldRefuse(RiskDesk desk, SignalRaised raised, string code, string text)
    {
        var decision = desk.Decide(raised);
        decision.Approved.ShouldBeNull();
        decision.Refused.ShouldNotBeNull().Code.ShouldBe(code);
        decision.Refused.Text.ShouldContain(text);
    }

    [Fact]
    public void What_is_left_of_a_position_is_to_be_written_off_only_when_no_leg_works_for_it()
    {
        var desk = new RiskDesk(new(new(1_000), Sizing.Parse("fixed:1"), RiskRules.From(new(), 0), 0, null, _ => Filtered with { MinNotional = new(500) }));
        desk.AwaitBooks();
        desk.HaveBooks();
        var entry = Buy(id: "s-1");
        desk.Apply(new OrderApproved(entry, desk.ReservationFor(entry), Start));
        desk.Apply(Filled(entry));
        desk.Apply(new LegOpened(TargetLeg("s-1"), Key, Side.Sell, Start));
        desk.EndOf(Key).ShouldBeNull();

        desk.Apply(new OrderCancelled(TargetLeg("s-1").Order, "expired", Start));
        desk.EndOf(Key).ShouldNotBeNull().ShouldContain("to be written off");
    }

    [Fact]
    public void An_entry_is_a_market_order_of_the_sized_quantity_with_its_bracket()
    {
        var intent = Desk().Decide(Raised(SignalKind.EnterLong, stop: 90.004, target: 119.996)).Approved!.Intent;

        intent.ShouldBe(new(
            new("s-1"), Key, Side.Buy, OrderType.Market, new OrderSize.Base(new(1)), new(100), "rule spoke",
            Bracket: new(new(90.00m), new(120.00m))));
    }

    [Fact]
    public void A_trailing_stop_replaces_the_stop_of_the_signal_and_keeps_its_target()
    {
        var desk = Desk(trailing: 150);

        desk.Decide(Raised(SignalKind.EnterLong, stop: 90, target: 120)).Approved!.Intent.Bracket
            .ShouldBe(new(null, new Price(120), 150));
        desk.Decide(Raised(SignalKind.EnterLong)).Approved!.Intent.Bracket.ShouldBe(new(null, null, 150));
        Desk().Decide(Raised(SignalKind.EnterLong)).Approved!.Intent.Bracket.ShouldBeNull();
    }

    [Theory]
    [InlineData(SignalKind.EnterShort)]
    [InlineData(SignalKind.ExitShort)]
    public void A_short_is_refused_on_a_spot_account(SignalKind kind) =>
        ShouldRefuse(Desk(), Raised(kind), "short-not-allowed", kind.ToString());

    [Fact]
    public void A_second_entry_is_refused_while_the_first_works()
    {
        var desk = Desk();
        Enter(desk);

        ShouldRefuse(desk, Raised(SignalKind.EnterLong, "s-2"), "entry-working", "entry s-1");
        desk.Decide(Raised(SignalKind.EnterLong, "s-3", OtherKey)).Approved.ShouldNotBeNull();
    }

    [Fact]
    public void A_second_entry_is_refused_while_the_position_is_held()
    {
        var desk = Desk();
        Hold(desk);

        ShouldRefuse(desk, Raised(SignalKind.EnterLong, "s-2"), "already-long", "holds 1 since 2000-01-01 00:00:00Z");
    }

    [Fact]
    public void An_exit_sells_what_the_strategy_holds_and_reserves_nothing()
    {
        var desk = Desk();
        Hold(desk);

        var exit = desk.Decide(Raised(SignalKind.ExitLong, "s-2")).Approved!.Intent;

        (exit.Side, exit.ReducesPosition, exit.Size).ShouldBe((Side.Sell, true, new OrderSize.Base(new(1))));
        desk.ReservationFor(exit).ShouldBe(Money.Zero);
    }

    [Fact]
    public void An_exit_without_a_position_is_refused()
    {
        var desk = Desk();
        Hold(desk);

        ShouldRefuse(desk, Raised(SignalKind.ExitLong, "s-2", OtherKey), "nothing-to-exit", "supertrend is flat");
    }

    [Fact]
    public void An_exit_before_the_entry_has_filled_cancels_the_entry()
    {
        var desk = Desk();
        Enter(desk);

        var decision = desk.Decide(Raised(SignalKind.ExitLong, "s-2"));

        decision.CancelWorking.ShouldBeTrue();
        ShouldRefuse(desk, Raised(SignalKind.ExitLong, "s-2"), "entry-cancelled", "entry s-1");
    }

    [Fact]
    public void A_second_exit_is_refused_until_the_first_has_ended()
    {
        var desk = Desk();
        Hold(desk);
        var exit = Approve(desk, Raised(SignalKind.ExitLong, "s-2"));
        ShouldRefuse(desk, Raised(SignalKind.ExitLong, "s-3"), "exit-working", "on its way");

        desk.Apply(new OrderRejected(exit.Id, "halted", "market is closed", Start));
        exit = Approve(desk, Raised(SignalKind.ExitLong, "s-4"));
        desk.Apply(new OrderCancelled(exit.Id, "by the venue", Start));
        exit = Approve(desk, Raised(SignalKind.ExitLong, "s-5"));
        desk.Apply(Filled(exit, 0.4m, done: false));
        ShouldRefuse(desk, Raised(SignalKind.ExitLong, "s-6"), "exit-working", "on its way");
        desk.Apply(Filled(exit, 0.6m));

        desk.Holds(Btc).ShouldBeFalse();
        ShouldRefuse(desk, Raised(SignalKind.ExitLong, "s-7"), "nothing-to-exit", "is flat");
    }

    [Theory]
    [InlineData("quote:0.01", "below-min-quantity")]
    [InlineData("fixed:2000", "above-max-quantity")]
    [InlineData("quote:3", "below-min-notional")]
    [InlineData("risk:1", "no-stop")]
    public void What_sizing_refuses_is_refused(string sizing, string code) =>
        ShouldRefuse(Desk(sizing), Raised(SignalKind.EnterLong), code, "");

    [Fact]
    public void What_a_rule_refuses_is_refused_with_its_code()
    {
        ShouldRefuse(Desk("fixed:11"), Raised(SignalKind.EnterLong), "insufficient-cash", "1101.1");
        ShouldRefuse(
            Desk(limits: new() { MaxPosition = new(50) }), Raised(SignalKind.EnterLong), "max-position", "the limit is 50");
    }

    [Fact]
    public void What_an_entry_will_cost_is_set_aside_until_it_is_done()
    {
        var desk = Desk("fixed:6");
        var entry = Enter(desk);
        desk.ReservationFor(entry).ShouldBe(new(600.6m));
        ShouldRefuse(desk, Raised(SignalKind.EnterLong, "s-2", OtherKey), "insufficient-cash", "free cash is 399.4");

        desk.Apply(Filled(entry, 2, fee: 0.2m, done: false));
        ShouldRefuse(desk, Raised(SignalKind.EnterLong, "s-2", OtherKey), "insufficient-cash", "free cash is 399.4");

        desk.Apply(new OrderCancelled(entry.Id, "the rest, by the venue", Start));
        desk.Decide(Raised(SignalKind.EnterLong, "s-2", OtherKey)).Approved.ShouldNotBeNull();
    }

    [Fact]
    public void A_dearer_fill_takes_no_more_than_was_set_aside()
    {
        var desk = Desk("fixed:1");
        var entry = Enter(desk);
        desk.Apply(Filled(entry, 0.5m, price: 300, done: false));

        ShouldRefuse(
            desk, Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 900), "insufficient-cash", "free cash is 850");
    }

    [Fact]
    public void A_rejected_entry_gives_its_money_back()
    {
        var desk = Desk("fixed:6");
        desk.Apply(new OrderRejected(Enter(desk).Id, "no-cash", "not enough", Start));

        desk.Decide(Raised(SignalKind.EnterLong, "s-2")).Approved.ShouldNotBeNull();
    }

    [Fact]
    public void A_quote_order_reserves_its_amount_and_the_fee_unless_it_is_included()
    {
        Desk("quote:50").ReservationFor(Buy() with { Size = new OrderSize.Quote(new(50), false) }).ShouldBe(new(50.05m));
        Desk("all-in").ReservationFor(Buy() with { Size = new OrderSize.Quote(new(50), true) }).ShouldBe(new(50));
    }

    [Fact]
    public void Open_entries_count_against_their_limit()
    {
        var desk = Desk(limits: new() { MaxOpenOrders = 1 });
        Enter(desk);

        ShouldRefuse(desk, Raised(SignalKind.EnterLong, "s-2", OtherKey), "max-open-orders", "1 entry orders");
    }

    [Fact]
    public void What_an_open_entry_reserves_counts_as_exposure_of_its_symbol()
    {
        var desk = Desk(limits: new() { MaxPosition = new(250) });
        Enter(desk);

        ShouldRefuse(desk, Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 160), "max-position", "100.1 now");
    }

    [Fact]
    public void A_leg_that_fills_ends_the_position_without_an_exit_of_ours()
    {
        var desk = Desk();
        Hold(desk);
        desk.Apply(new OrderFilled(Fill("s-1-s", price: 90), Key, Side.Sell, "stop", Start));

        desk.Holds(Btc).ShouldBeFalse();
    }
}

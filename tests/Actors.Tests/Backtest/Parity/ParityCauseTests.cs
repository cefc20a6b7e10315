using Actors.Backtest.Parity;
using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Backtest.Parity;

/// <summary>Causes that a run seldom has: each is given where its condition is seen, and not where it is not.</summary>
public class ParityCauseTests
{
    static readonly DateTimeOffset Close = Start.AddMinutes(5);

    readonly List<TradingEvent> live = [];
    readonly List<TradingEvent> tested = [];

    [Theory]
    [InlineData(0.004, true)]
    [InlineData(3, true)]
    [InlineData(10, false)]
    public void A_sale_brings_money_when_risk_has_heard_of_it(double secondsLater, bool isExplained)
    {
        var (entry, exit, other) = (Entry("a-1", Key), Exit("a-2", Key), Entry("b-1", OtherKey));
        Trade(live, entry, Start.AddMinutes(-5));
        Trade(live, exit, Close, filledAt: Close.AddSeconds(1));
        Say(tested, exit, "nothing-to-exit", Close);
        live.Add(Raise(other, Close.AddSeconds(secondsLater > 5 ? secondsLater : 0)));
        live.Add(new SignalRefused(other.Id, other.Key, new("max-exposure-percent", "100 are held"), Close.AddSeconds(1 + secondsLater)));
        Trade(tested, other, Close);

        var report = Report();

        report.IsExplained.ShouldBe(isExplained, string.Join('\n', report.Unexplained));
        report.Causes.Any(static cause => cause.Name is "began-before").ShouldBeTrue();
        report.Causes.Any(static cause => cause.Name is "money-of-the-account").ShouldBe(isExplained);
    }

    /// <summary>What was set aside for an entry is more than it cost: until its fill is heard of, that much less is free.</summary>
    [Theory]
    [InlineData(0, 40, true)]
    [InlineData(0, 39.9, false)]
    [InlineData(10, 45, false)]
    [InlineData(10, 50, true)]
    public void An_entry_that_cost_less_frees_the_rest_when_risk_has_heard_of_it(double secondsLater, double spent, bool isExplained)
    {
        var (first, other) = (Entry("a-1", Key), Entry("b-1", OtherKey));
        foreach (var run in (List<TradingEvent>[])[live, tested])
        {
            Trade(run, first, Close);
            run[^3] = new OrderApproved(first, new Money(110), Close);
        }
        TradeAll(live, other, (decimal)spent, Close.AddSeconds(secondsLater));
        TradeAll(tested, other, 40, Close);

        Report().IsExplained.ShouldBe(isExplained);
    }

    [Theory]
    [InlineData("stale", "late")]
    [InlineData("entry-working", "late")]
    [InlineData("waits-for-data", "waited-for-data")]
    [InlineData("max-position", null)]
    [InlineData("insufficient-cash", null)]
    public void A_refusal_names_its_cause_or_is_unexplained(string code, string? cause)
    {
        var entry = Entry("a-1", Key);
        Say(live, entry, code, Close);
        Trade(tested, entry, Close);

        var report = Report();

        report.IsExplained.ShouldBe(cause is not null, string.Join('\n', report.Unexplained));
        report.Causes.Select(static one => one.Name).ShouldBe(cause is null ? [] : [cause]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_refusal_of_live_data_stands_beside_one_for_money_that_was_due(bool isDue, bool hasEntered)
    {
        var (held, other) = (Entry("a-1", Key), Entry("b-1", OtherKey));
        if (isDue)
        {
            Trade(live, held, Close);
            Trade(tested, held, Close);
        }
        Say(live, other, "waits-for-data", Close.AddMinutes(2));
        Say(tested, other, "insufficient-cash", Close.AddMinutes(2));
        tested.Add(Approve(Entry("b-0", hasEntered ? OtherKey : Key), Start.AddMinutes(-9)));
        tested.Add(new OrderCancelled(new("b-0"), "long ago", Start.AddMinutes(-8)));

        var report = Report();

        report.IsExplained.ShouldBe(isDue);
        if (!isDue)
            report.Unexplained.ShouldHaveSingleItem().ShouldEndWith("live waits-for-data (no), in the backtest insufficient-cash (no)");
    }

    [Fact]
    public void An_order_that_the_venue_rejected_says_so()
    {
        var entry = Entry("a-1", Key);
        live.AddRange([Raise(entry, Close), Approve(entry, Close), new OrderSubmitted(entry, Close), new OrderRejected(entry.Id, "-2010", "no", Close)]);
        Trade(tested, entry, Close);

        var report = Report();

        report.IsExplained.ShouldBeTrue(string.Join('\n', report.Unexplained));
        report.Causes.Select(static cause => cause.Name).ShouldBe(["order-rejected"]);
    }

    [Fact]
    public void An_order_that_was_sent_and_neither_filled_nor_ended_is_unexplained()
    {
        var entry = Entry("a-1", Key);
        live.AddRange([Raise(entry, Close), Approve(entry, Close), new OrderSubmitted(entry, Close)]);
        Trade(tested, entry, Close);

        Report().Unexplained.ShouldHaveSingleItem().ShouldContain("filled only in the backtest");
    }

    [Fact]
    public void A_run_without_an_order_that_both_filled_proves_nothing_of_fills()
    {
        var entry = Entry("a-1", Key);
        Say(live, entry, "stale", Close);
        Trade(tested, entry, Close);
        Report().ShouldSatisfyAllConditions(report => report.IsExplained.ShouldBeTrue(), report => report.ProvesFills.ShouldBeFalse());

        var other = Entry("b-1", OtherKey);
        Trade(live, other, Close);
        Trade(tested, other, Close);
        Report().ProvesFills.ShouldBeTrue();
    }

    [Fact]
    public void What_was_lost_is_not_held_by_the_next_position()
    {
        var (lost, entry, exit) = (Entry("a-1", Key), Entry("a-2", Key), Exit("a-3", Key));
        foreach (var run in (List<TradingEvent>[])[live, tested])
        {
            Trade(run, lost, Start.AddMinutes(-5));
            run.Add(new PositionLost(lost.Id, Key, new(1), "forgotten", Start.AddMinutes(-4)));
            Trade(run, entry, Close);
            Trade(run, exit, Close);
        }

        Report().Unexplained.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-3, true)]
    [InlineData(-10, false)]
    [InlineData(null, false)]
    public void A_position_of_which_dust_is_left_ends_when_that_is_said(int? secondsLater, bool isExplained)
    {
        var (entry, exit, next) = (Entry("a-1", Key), Exit("a-2", Key), Entry("a-3", Key));
        foreach (var run in (List<TradingEvent>[])[live, tested])
        {
            Trade(run, entry, Start.AddMinutes(-5));
            Trade(run, exit, Start.AddMinutes(-4));
            var sold = (OrderFilled)run[^1];
            run[^1] = sold with { Fill = sold.Fill with { Quantity = new(0.9996m) } };
        }
        if (secondsLater is { } later)
            live.Add(new DustLeft(entry.Id, Key, new(0.0004m), Close.AddSeconds(later)));
        Say(live, next, "already-long", Close);
        Trade(tested, next, Close);

        var report = Report(Instrument.Unfiltered(Btc) with { QuantityStep = 0.001m });

        report.IsExplained.ShouldBe(isExplained, string.Join('\n', report.Unexplained));
        report.Causes.Any(static cause => cause.Name is "late").ShouldBe(isExplained);
    }

    ParityReport Report(Instrument? instrument = null) => ParityCheck.Of(new(
        live, tested, new Dictionary<Symbol, CandleSeries> { [Btc] = CandleSeries.Of(OneMinute, [.. Enumerable.Range(0, 30).Select(minute => Minute(minute))]) },
        new(150), symbol => instrument ?? Instrument.Unfiltered(symbol), Start, Start.AddMinutes(20)));

    static OrderIntent Entry(string id, StrategyKey key) => Buy(1, id, key);

    static OrderIntent Exit(string id, StrategyKey key) => Sell(1, id, key);

    static SignalRaised Raise(OrderIntent intent, DateTimeOffset at) => Raised(
        intent.Side == Side.Buy ? SignalKind.EnterLong : SignalKind.ExitLong, intent.Id.Value, intent.Key, at: at) with
    {
        CandleOpen = (at < Start ? at : Close).AddMinutes(-1),
    };

    static OrderApproved Approve(OrderIntent intent, DateTimeOffset at) => new(intent, intent.Side == Side.Buy ? new Money(100) : Money.Zero, at);

    static void Say(List<TradingEvent> run, OrderIntent intent, string code, DateTimeOffset at) =>
        run.AddRange([Raise(intent, at), new SignalRefused(intent.Id, intent.Key, new(code, "no"), at)]);

    /// <summary>An entry for all that is free.</summary>
    static void TradeAll(List<TradingEvent> run, OrderIntent intent, decimal money, DateTimeOffset at)
    {
        Trade(run, intent with { Size = new OrderSize.Quote(new(money), FeesIncluded: true) }, at);
        var bought = (OrderFilled)run[^1];
        run[^1] = bought with { Fill = bought.Fill with { Quantity = new(money / 100) } };
        run[^3] = new OrderApproved(((OrderApproved)run[^3]).Intent, new(money), at);
    }

    static void Trade(List<TradingEvent> run, OrderIntent intent, DateTimeOffset at, DateTimeOffset? filledAt = null) => run.AddRange(
    [
        Raise(intent, at), Approve(intent, at), new OrderSubmitted(intent, at),
        new OrderFilled(
            Fill(intent.Id.Value, trade: $"t-{intent.Id}") with { CandleOpen = at, At = filledAt ?? at }, intent.Key, intent.Side, intent.Reason, filledAt ?? at),
    ]);
}

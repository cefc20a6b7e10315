using Actors.Decisions.Risk;
using Actors.Domain;
using static Actors.Tests.Decisions.Risk.RiskCases;

namespace Actors.Tests.Decisions.Risk;

public class RuleTests
{
    static string? Code(IRiskRule rule, OrderIntent intent, AccountView account)
    {
        var refusal = rule.Check(intent, account);
        refusal?.Code.ShouldBe(rule.Code);
        return refusal?.Code;
    }

    [Fact]
    public void A_position_may_grow_to_its_limit()
    {
        Code(new MaxPosition(new(1_000)), Entry(100), Account(symbolExposure: 899.99m)).ShouldBeNull();
        Code(new MaxPosition(new(1_000)), Entry(100), Account(symbolExposure: 900)).ShouldBeNull();
        Code(new MaxPosition(new(1_000)), Entry(100), Account(symbolExposure: 900.01m)).ShouldBe("max-position");
    }

    [Fact]
    public void Exposure_may_grow_to_its_limit()
    {
        Code(new MaxExposure(new(1_000)), Entry(100), Account(exposure: 899.99m)).ShouldBeNull();
        Code(new MaxExposure(new(1_000)), Entry(100), Account(exposure: 900)).ShouldBeNull();
        Code(new MaxExposure(new(1_000)), Entry(100), Account(exposure: 900.01m)).ShouldBe("max-exposure");
    }

    [Fact]
    public void Exposure_may_grow_to_its_share_of_the_equity()
    {
        Code(new MaxExposurePercent(50), Entry(100), Account(exposure: 4_899.99m, equity: 10_000)).ShouldBeNull();
        Code(new MaxExposurePercent(50), Entry(100), Account(exposure: 4_900, equity: 10_000)).ShouldBeNull();
        Code(new MaxExposurePercent(50), Entry(100), Account(exposure: 4_900.01m, equity: 10_000)).ShouldBe("max-exposure-percent");
    }

    [Fact]
    public void One_more_order_may_be_open_below_the_limit()
    {
        Code(new MaxOpenOrders(3), Entry(), Account(openOrders: 1)).ShouldBeNull();
        Code(new MaxOpenOrders(3), Entry(), Account(openOrders: 2)).ShouldBeNull();
        Code(new MaxOpenOrders(3), Entry(), Account(openOrders: 3)).ShouldBe("max-open-orders");
    }

    [Fact]
    public void A_loss_of_the_day_stops_entries_when_it_reaches_the_limit()
    {
        Code(new MaxDailyLoss(5), Entry(), Account(equity: 9_500.01m, dayStart: 10_000)).ShouldBeNull();
        Code(new MaxDailyLoss(5), Entry(), Account(equity: 9_500, dayStart: 10_000)).ShouldBe("max-daily-loss");
        Code(new MaxDailyLoss(5), Entry(), Account(equity: 9_499.99m, dayStart: 10_000)).ShouldBe("max-daily-loss");
    }

    [Fact]
    public void A_drawdown_stops_entries_when_it_reaches_the_limit()
    {
        Code(new MaxDrawdown(20), Entry(), Account(equity: 8_000.01m, peak: 10_000)).ShouldBeNull();
        Code(new MaxDrawdown(20), Entry(), Account(equity: 8_000, peak: 10_000)).ShouldBe("max-drawdown");
        Code(new MaxDrawdown(20), Entry(), Account(equity: 7_999.99m, peak: 10_000)).ShouldBe("max-drawdown");
    }

    [Fact]
    public void An_entry_is_worth_the_least_notional()
    {
        Code(new MinNotional(new(20)), Entry(20.01m), Account()).ShouldBeNull();
        Code(new MinNotional(new(20)), Entry(20), Account()).ShouldBeNull();
        Code(new MinNotional(new(20)), Entry(19.99m), Account()).ShouldBe("below-min-notional");
    }

    [Fact]
    public void The_venues_least_notional_holds_beside_our_own() =>
        Code(new MinNotional(Money.Zero), Entry(4.99m), Account()).ShouldBe("below-min-notional");

    [Fact]
    public void Cash_pays_for_the_order_and_its_fee()
    {
        Code(new SufficientCash(0.001m), Entry(100, false), Account(cash: 100.11m)).ShouldBeNull();
        Code(new SufficientCash(0.001m), Entry(100, false), Account(cash: 100.10m)).ShouldBeNull();
        Code(new SufficientCash(0.001m), Entry(100, false), Account(cash: 100.09m)).ShouldBe("insufficient-cash");
        Code(new SufficientCash(0.001m), Entry(100, true), Account(cash: 100)).ShouldBeNull();
        Code(new SufficientCash(0.001m), Entry(100, true), Account(cash: 99.99m)).ShouldBe("insufficient-cash");
    }

    [Fact]
    public void A_refusal_says_the_numbers()
    {
        var account = Account(cash: 50, equity: 9_400, dayStart: 10_000, exposure: 950, symbolExposure: 950, openOrders: 3);

        string Text(IRiskRule rule) => rule.Check(Entry(100), account)!.Text;

        Text(new MaxPosition(new(1_000))).ShouldBe("BTCUSDT would be worth 1050 (950 now and 100 more), the limit is 1000");
        Text(new MaxExposure(new(1_000))).ShouldBe("exposure would be 1050 (950 now and 100 more), the limit is 1000");
        Text(new MaxExposurePercent(10)).ShouldBe("exposure would be 1050 (950 now and 100 more), the limit is 940, 10 % of the equity 9400");
        Text(new MaxOpenOrders(3)).ShouldBe("3 entry orders are open, the limit is 3");
        Text(new MaxDailyLoss(5)).ShouldBe("equity 9400 is 6 % below 10000 at the start of the day, the limit is 5 %");
        Text(new MinNotional(new(200))).ShouldBe("the order is worth 100, the least is 200");
        Text(new SufficientCash(0.001m)).ShouldBe("the order costs 100.1 with its fee, free cash is 50");
    }

    [Fact]
    public void No_rule_ever_blocks_an_order_that_reduces_a_position()
    {
        var ruined = Account(cash: -5, equity: 1, peak: 10_000, dayStart: 10_000, exposure: 1e9m, symbolExposure: 1e9m, openOrders: 99);

        foreach (var rule in RiskRules.From(Everything, 0.001m))
        {
            rule.Check(Entry(1), ruined).ShouldNotBeNull(rule.Code);
            rule.Check(Exit(1), ruined).ShouldBeNull(rule.Code);
        }
    }

    static RiskLimits Everything => new()
    {
        MaxDailyLoss = 5,
        MaxDrawdown = 20,
        MaxOpenOrders = 3,
        MaxPosition = new(1_000),
        MaxExposure = new(5_000),
        MaxExposurePercent = 50,
        MinNotional = new(10),
    };

    [Fact]
    public void Rules_are_asked_in_their_order()
    {
        RiskRules.From(Everything, 0.001m).Select(rule => rule.Code).ShouldBe([
            "max-daily-loss", "max-drawdown", "max-open-orders", "max-position", "max-exposure",
            "max-exposure-percent", "below-min-notional", "insufficient-cash"]);
        RiskRules.From(new(), 0.001m).Select(rule => rule.Code).ShouldBe(["below-min-notional", "insufficient-cash"]);
    }

    [Fact]
    public void A_limit_out_of_its_range_is_answered()
    {
        string Message(RiskLimits limits, decimal fee = 0) =>
            Should.Throw<DomainFault>(() => RiskRules.From(limits, fee)).Message;

        Message(new() { MaxDailyLoss = 0 }).ShouldBe("max-daily-loss must be above 0 and at most 100 percent, was 0");
        Message(new() { MaxDrawdown = 101 }).ShouldBe("max-drawdown must be above 0 and at most 100 percent, was 101");
        Message(new() { MaxOpenOrders = 0 }).ShouldBe("max-open-orders must be above 0, was 0");
        Message(new() { MaxPosition = new(-1) }).ShouldBe("max-position must be above 0, was -1");
        Message(new() { MaxExposurePercent = -1 }).ShouldBe("max-exposure-percent must be above 0, was -1");
        Message(new() { MinNotional = new(-1) }).ShouldBe("min-notional must be 0 or more, was -1");
        Message(new(), fee: 1).ShouldBe("a fee rate is from 0 to below 1 (0.001 is 0.1 %), was 1");
    }

    [Fact]
    public void Passing_a_review_allocates_only_the_approval()
    {
        var rules = RiskRules.From(Everything, 0.001m);
        var (intent, account) = (Entry(), Account());
        foreach (var rule in rules)
            rule.Check(intent, account).ShouldBeNull();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < rules.Count; i++)
            rules[i].Check(intent, account);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}

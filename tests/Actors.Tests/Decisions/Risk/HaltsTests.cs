using System.Globalization;
using Actors.Decisions.Risk;
using Actors.Domain;
using static Actors.Tests.Decisions.Risk.RiskCases;

namespace Actors.Tests.Decisions.Risk;

public class HaltsTests
{
    static readonly IReadOnlyList<IRiskRule> Rules = RiskRules.From(new() { MaxDailyLoss = 5, MaxDrawdown = 20 }, 0.001m);

    static readonly AccountView Sound = Account(equity: 10_000);
    static readonly AccountView DayLost = Account(equity: 9_400, dayStart: 10_000);
    static readonly AccountView Drawn = Account(equity: 7_900, peak: 10_000);

    static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    static Halts After(Halts halts, AccountView account, string time) =>
        halts.Decide(Rules, account, At(time), "candle").Aggregate(halts, (now, e) => now.Apply(e));

    [Fact]
    public void A_sound_account_changes_nothing() =>
        Halts.None.Decide(Rules, Sound, At("2024-01-02 10:00"), "candle").ShouldBeEmpty();

    [Fact]
    public void A_loss_of_the_day_halts_until_the_next_midnight_utc() =>
        Halts.None.Decide(Rules, DayLost, At("2024-01-02 10:00"), "candle").ShouldBe([
            new TradingHalted("max-daily-loss", "equity 9400 is 6 % below 10000 at the start of the day, the limit is 5 %",
                At("2024-01-03 00:00"), At("2024-01-02 10:00"), "candle")]);

    [Fact]
    public void A_halt_is_told_once() =>
        After(Halts.None, DayLost, "2024-01-02 10:00").Decide(Rules, DayLost, At("2024-01-02 11:00"), "candle").ShouldBeEmpty();

    [Fact]
    public void A_halt_stands_when_the_loss_is_won_back()
    {
        var halts = After(After(Halts.None, DayLost, "2024-01-02 10:00"), Sound, "2024-01-02 23:59");

        var refused = halts.Check(Entry(), Sound)!;

        refused.Code.ShouldBe("halted");
        refused.Text.ShouldBe("max-daily-loss until 2024-01-03T00:00:00Z: equity 9400 is 6 % below 10000 at the start of the day, the limit is 5 %");
    }

    [Fact]
    public void A_halt_ends_at_midnight_utc()
    {
        var halts = After(Halts.None, DayLost, "2024-01-02 10:00");

        halts.Decide(Rules, Sound, At("2024-01-02 23:59:59"), "clock").ShouldBeEmpty();
        halts.Decide(Rules, Sound, At("2024-01-03 00:00"), "clock")
            .ShouldBe([new TradingResumed("max-daily-loss", At("2024-01-03 00:00"), "clock")]);
        After(halts, Sound, "2024-01-03 00:00").Check(Entry(), Sound).ShouldBeNull();
    }

    [Fact]
    public void A_new_loss_at_midnight_begins_the_next_halt_at_once()
    {
        var halts = After(Halts.None, DayLost, "2024-01-02 10:00");

        halts.Decide(Rules, DayLost, At("2024-01-03 00:00"), "clock").Select(e => e.GetType())
            .ShouldBe([typeof(TradingResumed), typeof(TradingHalted)]);
        After(halts, DayLost, "2024-01-03 00:00").Standing.ShouldHaveSingleItem().Until.ShouldBe(At("2024-01-04 00:00"));
    }

    [Fact]
    public void A_drawdown_halts_until_a_person_lifts_it()
    {
        var halts = After(Halts.None, Drawn, "2024-01-02 10:00");

        After(halts, Sound, "2025-01-02 10:00").Check(Entry(), Sound)!.Text.ShouldStartWith("max-drawdown until it is lifted: ");
        var lifted = halts.Lift("max-drawdown", At("2024-01-05 09:00"), "console:ann");
        lifted.ShouldBe(new TradingResumed("max-drawdown", At("2024-01-05 09:00"), "console:ann"));
        halts.Apply(lifted!).Check(Entry(), Sound).ShouldBeNull();
    }

    [Fact]
    public void A_halt_that_does_not_stand_cannot_be_lifted() =>
        Halts.None.Lift("max-drawdown", At("2024-01-05"), "console:ann").ShouldBeNull();

    [Fact]
    public void Exits_pass_while_trading_is_halted() =>
        After(Halts.None, Drawn, "2024-01-02 10:00").Check(Exit(), Drawn).ShouldBeNull();

    [Fact]
    public void Two_halts_stand_side_by_side_and_end_each_for_itself()
    {
        var both = After(Halts.None, Account(equity: 7_900, dayStart: 10_000, peak: 10_000), "2024-01-02 10:00");
        both.Standing.Select(halt => halt.Code).ShouldBe(["max-daily-loss", "max-drawdown"]);

        After(both, Drawn, "2024-01-03 00:00").Standing.Select(halt => halt.Code).ShouldBe(["max-drawdown"]);
    }

    [Fact]
    public void A_halt_of_another_origin_keeps_entries_out_too()
    {
        var halts = Halts.None.Apply(new TradingHalted("kill-switch", "by ann", null, At("2024-01-02"), "console:ann"));

        halts.Check(Entry(), Sound)!.Text.ShouldBe("kill-switch until it is lifted: by ann");
        After(halts, Sound, "2024-02-02").Standing.Count.ShouldBe(1);
    }

    [Fact]
    public void Marking_a_sound_account_allocates_nothing()
    {
        var now = At("2024-01-02 10:00");
        Halts.None.Decide(Rules, Sound, now, "candle");

        var before = GC.GetAllocatedBytesForCurrentThread();
        Halts.None.Decide(Rules, Sound, now, "candle");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}

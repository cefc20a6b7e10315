using Actors.Decisions.Risk;
using Actors.Domain;
using static Actors.Tests.Decisions.Risk.RiskCases;

namespace Actors.Tests.Decisions.Risk;

public class SizingTests
{
    static readonly Signal Enter = new(SignalKind.EnterLong, "test");

    static (OrderSize? Size, Refusal? Refused) Size(
        string sizing, AccountView? account = null, decimal price = 100, double? stop = null, decimal fee = 0.001m) =>
        Sizing.Parse(sizing).For(new(Enter with { Stop = stop }, new(price), account ?? Account(), fee));

    [Fact]
    public void A_quote_amount_is_spent_as_it_stands() =>
        Size("quote:50").ShouldBe((new OrderSize.Quote(new(50), FeesIncluded: false), null));

    [Fact]
    public void A_fixed_quantity_is_rounded_down_to_the_step() =>
        Size("fixed:1.2349").Size.ShouldBe(new OrderSize.Base(new(1.234m)));

    [Fact]
    public void A_percentage_is_taken_of_the_equity_not_of_the_cash() =>
        Size("percent:10", Account(cash: 5_000, equity: 10_000)).Size
            .ShouldBe(new OrderSize.Quote(new(1_000), FeesIncluded: false));

    [Fact]
    public void A_percentage_that_the_cash_pays_for_to_the_cent_with_its_fee_is_not_capped() =>
        Size("percent:10", Account(cash: 1_001, equity: 10_000)).Size
            .ShouldBe(new OrderSize.Quote(new(1_000), FeesIncluded: false));

    [Fact]
    public void A_percentage_beyond_the_cash_spends_all_of_it_with_fees_included() =>
        Size("percent:10", Account(cash: 1_000.99m, equity: 10_000)).Size
            .ShouldBe(new OrderSize.Quote(new(1_000.99m), FeesIncluded: true));

    [Fact]
    public void All_in_spends_the_cash_with_fees_included() =>
        Size("all-in", Account(cash: 123.45m)).Size.ShouldBe(new OrderSize.Quote(new(123.45m), FeesIncluded: true));

    [Theory]
    [InlineData("all-in")]
    [InlineData("percent:10")]
    [InlineData("risk:1")]
    public void Without_cash_there_is_no_order(string sizing) =>
        Size(sizing, Account(cash: 0), stop: 90).Refused!.Code.ShouldBe("insufficient-cash");

    [Fact]
    public void Risk_per_trade_loses_its_share_of_the_equity_at_the_stop()
    {
        // 1 % of 10,000 over a distance of 5 a unit.
        Size("risk:1", stop: 95, fee: 0).Size.ShouldBe(new OrderSize.Base(new(20)));
    }

    [Fact]
    public void Risk_per_trade_counts_the_fees_of_both_sides()
    {
        // A unit loses 5 and pays 0.1 + 0.095: 100 / 5.195 = 19.249…
        Size("risk:1", stop: 95).Size.ShouldBe(new OrderSize.Base(new(19.249m)));
    }

    [Fact]
    public void Risk_per_trade_never_costs_more_than_the_cash()
    {
        // 5 % of 10,000 over 1 a unit would be 416 units; 10,000 pays for 99.900… with the fee.
        Size("risk:5", stop: 99).Size.ShouldBe(new OrderSize.Base(new(99.9m)));
    }

    [Fact]
    public void Risk_per_trade_needs_a_stop()
    {
        var refused = Size("risk:1").Refused!;

        refused.Code.ShouldBe("no-stop");
        refused.Text.ShouldBe("risk:1 sizes by the distance to the stop, and the signal has none");
    }

    [Fact]
    public void A_stop_that_rounds_to_the_price_itself_leaves_nothing_to_size_by() =>
        Size("risk:1", stop: 99.996).Refused!.Code.ShouldBe("stop-not-beyond-price");

    [Fact]
    public void A_quantity_below_the_least_is_refused()
    {
        Size("fixed:0.002", price: 5_000).Size.ShouldNotBeNull();
        var refused = Size("fixed:0.0019", price: 5_000).Refused!;

        refused.Code.ShouldBe("below-min-quantity");
        refused.Text.ShouldBe("0.0019 of BTCUSDT at 5000 is below the least quantity 0.002");
    }

    [Fact]
    public void An_amount_whose_quantity_rounds_to_nothing_is_refused() =>
        Size("quote:9", price: 10_000).Refused!.Code.ShouldBe("below-min-quantity");

    [Fact]
    public void A_quantity_above_the_largest_is_refused()
    {
        Size("fixed:100").Size.ShouldBe(new OrderSize.Base(new(100)));
        Size("fixed:100.001").Refused!.Code.ShouldBe("above-max-quantity");
    }

    [Fact]
    public void An_order_worth_less_than_the_least_notional_is_refused()
    {
        Size("quote:5").Size.ShouldNotBeNull();
        var refused = Size("quote:4.99").Refused!;

        refused.Code.ShouldBe("below-min-notional");
        refused.Text.ShouldBe("0.049 of BTCUSDT at 100 is worth 4.9, below the least notional 5");
    }

    [Fact]
    public void Fees_that_come_out_of_the_amount_count_against_the_least_notional() =>
        Size("all-in", Account(cash: 5)).Refused!.Code.ShouldBe("below-min-notional");

    [Theory]
    [InlineData("quote:50")]
    [InlineData("fixed:0.5")]
    [InlineData("percent:12.5")]
    [InlineData("risk:1")]
    [InlineData("all-in")]
    public void A_sizing_is_written_as_it_is_read(string text) => Sizing.Parse(text).ToString().ShouldBe(text);

    [Fact]
    public void Trailing_zeros_do_not_make_another_sizing() => Sizing.Parse("quote:50.00").ToString().ShouldBe("quote:50");

    [Theory]
    [InlineData("quoted:50", "'quoted:50' is no sizing; a sizing is quote:<amount>, fixed:<quantity>, percent:<of equity>, risk:<percent of equity> or all-in")]
    [InlineData("", "'' is no sizing; a sizing is quote:<amount>, fixed:<quantity>, percent:<of equity>, risk:<percent of equity> or all-in")]
    [InlineData("quote", "'quote' has no number; a sizing is quote:<amount>, fixed:<quantity>, percent:<of equity>, risk:<percent of equity> or all-in")]
    [InlineData("all-in:5", "all-in takes no number, was 'all-in:5'; a sizing is quote:<amount>, fixed:<quantity>, percent:<of equity>, risk:<percent of equity> or all-in")]
    [InlineData("percent:100.1", "the number of a sizing is above 0 and at most 100, was '100.1' in 'percent:100.1'")]
    [InlineData("fixed:0", "the number of a sizing is above 0 and at most 1000000000000, was '0' in 'fixed:0'")]
    [InlineData("quote:1,000", "the number of a sizing is above 0 and at most 1000000000000, was '1,000' in 'quote:1,000'")]
    [InlineData("quote:-5", "the number of a sizing is above 0 and at most 1000000000000, was '-5' in 'quote:-5'")]
    public void A_wrong_sizing_is_answered_with_what_was_found_and_expected(string text, string message) =>
        Should.Throw<DomainFault>(() => Sizing.Parse(text)).Message.ShouldBe(message);

    [Fact]
    public void A_signal_brings_its_prices_to_the_tick()
    {
        var signal = Enter with { Stop = 94.996, Target = 110.004 };

        SignalPrices.Bracket(signal, Filtered).ShouldBe(new Bracket(new(95m), new(110m)));
        SignalPrices.Bracket(signal with { Stop = null }, Filtered).ShouldBe(new Bracket(null, new(110m)));
        SignalPrices.Bracket(Enter, Filtered).ShouldBeNull();
    }
}

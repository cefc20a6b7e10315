using Actors.Domain;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

public class ComparisonTests
{
    static readonly TimeSpan Lag = TimeSpan.FromSeconds(20);
    readonly Comparison comparison = new(_ => "BTC", Lag);
    readonly Stakes stakes = new(Instrument.Unfiltered);
    bool isCertain = true;
    TimeSpan sinceFill = Lag;

    void Hold(decimal quantity)
    {
        stakes.Apply(new OrderSubmitted(Buy(), Start));
        stakes.Apply(Filled(Buy(), quantity));
    }

    /// <summary>Compares, and remembers what was told as the journal would.</summary>
    IReadOnlyList<(decimal Booked, decimal AtVenue)> Compare(decimal atVenue)
    {
        var told = comparison.Of(new(Start, [new("BTC", atVenue, 0)], []), stakes, _ => isCertain, Start + sinceFill);
        foreach (var differ in told)
            comparison.Told(differ);
        return [.. told.Select(differ => (differ.Booked, differ.AtVenue))];
    }

    [Fact]
    public void A_difference_is_told_once_when_it_was_there_twice()
    {
        Hold(1);

        Compare(atVenue: 1).ShouldBeEmpty();
        comparison.HasToLookAgain.ShouldBeFalse();
        Compare(atVenue: 0.25m).ShouldBeEmpty();
        comparison.HasToLookAgain.ShouldBeTrue();
        Compare(atVenue: 0.25m).ShouldBe([(1, 0.25m)]);
        comparison.HasToLookAgain.ShouldBeFalse();
        Compare(atVenue: 0.25m).ShouldBeEmpty();
    }

    [Fact]
    public void What_an_answer_older_than_the_books_has_not_is_never_told()
    {
        Hold(1);
        Compare(atVenue: 0).ShouldBeEmpty();
        Compare(atVenue: 1).ShouldBeEmpty();

        Hold(2);
        Compare(atVenue: 1).ShouldBeEmpty();
        Hold(3);
        Compare(atVenue: 4).ShouldBeEmpty();

        Compare(atVenue: 6).ShouldBeEmpty();
        comparison.HasToLookAgain.ShouldBeFalse();
    }

    /// <summary>However many there are: one read that lags is often followed by another.</summary>
    [Fact]
    public void Answers_that_may_be_older_than_the_last_fill_do_not_confirm_each_other()
    {
        Hold(1);
        sinceFill = Lag - TimeSpan.FromTicks(1);
        for (var i = 0; i < 5; i++)
        {
            Compare(atVenue: 0).ShouldBeEmpty();
            comparison.HasToLookAgain.ShouldBeTrue();
        }

        sinceFill = Lag;

        Compare(atVenue: 0).ShouldBe([(1, 0)]);
    }

    [Fact]
    public void The_end_of_a_difference_is_told_and_equal_holdings_never_are()
    {
        Hold(1);
        Compare(atVenue: 2).ShouldBeEmpty();
        Compare(atVenue: 2).ShouldBe([(1, 2)]);
        Compare(atVenue: 1).ShouldBeEmpty();
        Compare(atVenue: 1).ShouldBe([(1, 1)]);

        Hold(1);

        Compare(atVenue: 2).ShouldBeEmpty();
        Compare(atVenue: 2).ShouldBeEmpty();
    }

    [Fact]
    public void A_difference_that_stays_while_more_is_bought_is_not_told_again()
    {
        Hold(1);
        Compare(atVenue: 1.5m).ShouldBeEmpty();
        Compare(atVenue: 1.5m).ShouldBe([(1, 1.5m)]);

        Hold(2);

        Compare(atVenue: 3.5m).ShouldBeEmpty();
        Compare(atVenue: 3.5m).ShouldBeEmpty();
    }

    [Fact]
    public void An_asset_waits_while_a_leg_may_have_filled_unknown_to_the_books()
    {
        Hold(1);
        isCertain = false;
        Compare(atVenue: 0).ShouldBeEmpty();
        Compare(atVenue: 0).ShouldBeEmpty();

        isCertain = true;

        Compare(atVenue: 0).ShouldBeEmpty();
        Compare(atVenue: 0).ShouldBe([(1, 0)]);
    }
}

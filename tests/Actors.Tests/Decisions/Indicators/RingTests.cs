using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

public sealed class RingTests
{
    [Fact]
    public void A_kept_state_reads_the_same_numbers_while_previews_come_and_go()
    {
        var closed = Filled(1, 2, 3);

        closed.Next(98);
        var preview = closed.Next(99);

        Numbers(closed).ShouldBe([3, 2, 1]);
        Numbers(preview).ShouldBe([99, 3, 2]);
        Numbers(closed.Next(4)).ShouldBe([4, 3, 2]);
    }

    [Fact]
    public void A_state_left_two_steps_behind_may_not_go_on()
    {
        var left = Filled(1, 2, 3);
        left.Next(4).Next(5);

        Should.Throw<DomainFault>(() => left.Next(6)).Message.ShouldContain("left behind");
    }

    [Fact]
    public void A_preview_that_another_replaced_may_not_go_on()
    {
        var closed = Filled(1, 2, 3);
        var replaced = closed.Next(4);
        closed.Next(5);

        Should.Throw<DomainFault>(() => replaced.Next(6)).Message.ShouldContain("another preview");
    }

    [Fact]
    public void One_start_may_not_feed_two_lines()
    {
        var start = new Sma(3);
        start.Next(1).Next(2).Next(3);

        Should.Throw<DomainFault>(() => start.Next(7));
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var original = new Sma(3).Next(1).Next(2).Next(3);
        var fork = StateCodec.Copy(original);

        original.Next(4).Next(5).Value.ShouldBe(4);
        fork.Next(9).Next(9).Value.ShouldBe(7);
    }

    [Fact]
    public void A_broken_snapshot_is_refused_in_words()
    {
        var bytes = StateCodec.Save(new Sma(3).Next(1));

        Should.Throw<DomainFault>(() => StateCodec.Restore(new Sma(3), bytes.AsSpan(..^8))).Message.ShouldContain("ends after");
        Should.Throw<DomainFault>(() => StateCodec.Restore(new Sma(3), [.. bytes, .. new byte[8]])).Message.ShouldContain("fields, found");
        Should.Throw<DomainFault>(() => StateCodec.Restore(new Sma(3), bytes.AsSpan(..^1))).Message.ShouldContain("8-byte");
        bytes[8] = 200;
        Should.Throw<DomainFault>(() => StateCodec.Restore(new Sma(3), bytes)).Message.ShouldContain("does not fit");
    }

    static Ring Filled(params double[] numbers) => numbers.Aggregate(new Ring(numbers.Length), (ring, x) => ring.Next(x));

    static double[] Numbers(Ring ring) => [.. Enumerable.Range(0, ring.Count).Select(back => ring[back])];
}

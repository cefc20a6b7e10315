using Actors.Runtime;

namespace Actors.Tests.Runtime.Simulation;

public sealed class ChanceTests
{
    [Fact]
    public void A_seed_draws_the_same_numbers_on_every_machine_and_in_every_version()
    {
        var chance = new Chance(42);
        Enumerable.Range(0, 8).Select(_ => chance.Below(1000)).ShouldBe(Known42);

        chance = new Chance(42).For(7);
        Enumerable.Range(0, 8).Select(_ => chance.Below(1000)).ShouldBe(Known42For7);
    }

    [Fact]
    public void Every_number_below_the_limit_comes_up_about_as_often()
    {
        var chance = new Chance(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[chance.Below(7)]++;

        counts.ShouldAllBe(count => count > 9_500 && count < 10_500);
    }

    [Fact]
    public void Neighbouring_seeds_have_nothing_in_common() =>
        Enumerable.Range(0, 1_000).Select(seed => new Chance(seed).Below(1_000_000)).Distinct().Count().ShouldBeGreaterThan(990);

    [Fact]
    public void A_span_lies_between_its_bounds()
    {
        var chance = new Chance(3);
        var spans = Enumerable.Range(0, 1_000).Select(_ => chance.Between(TimeSpan.FromTicks(5), TimeSpan.FromTicks(8))).ToArray();

        spans.Min().ShouldBe(TimeSpan.FromTicks(5));
        spans.Max().ShouldBe(TimeSpan.FromTicks(8));
        chance.Between(TimeSpan.Zero, TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
        Should.Throw<ArgumentOutOfRangeException>(() => chance.Between(TimeSpan.FromTicks(2), TimeSpan.FromTicks(1)));
        Should.Throw<ArgumentOutOfRangeException>(() => chance.Below(0));
    }

    static readonly int[] Known42 = [596, 160, 166, 48, 980, 235, 279, 152];
    static readonly int[] Known42For7 = [66, 229, 8, 473, 913, 720, 583, 468];
}

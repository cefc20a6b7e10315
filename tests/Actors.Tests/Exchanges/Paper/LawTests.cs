using Actors.Domain;
using Actors.Exchanges.Paper;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>
/// Laws over random markets and orders. <see cref="Played"/> holds every report to them: cash, holdings and fees are
/// exact and never negative, no order overfills or speaks after its end, legs never both fill, limits and triggers are
/// kept, a candle without costs fills only within its range and never beyond its volume share.
/// </summary>
public class LawTests
{
    [Fact]
    public void Fills_without_costs_keep_the_laws() => Hold(Scenario.Any(Scenario.Costless), 1500);

    [Fact]
    public void Fills_with_costs_and_volume_limits_keep_the_laws() => Hold(Scenario.Any(Scenario.Costly), 1500);

    [Fact]
    public void The_same_inputs_give_the_same_reports() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
            Scenario.Any(Scenario.Costly), scenario => scenario.Play().Reports.SequenceEqual(scenario.Play().Reports)));

    static void Hold(Arbitrary<Scenario> scenarios, int count)
    {
        var fills = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(scenarios, scenario =>
        {
            fills += scenario.Play().Fills;
        }));
        fills.ShouldBeGreaterThan(5 * count, "scenarios that fill nothing prove nothing");
    }
}

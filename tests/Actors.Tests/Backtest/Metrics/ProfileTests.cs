using Actors.Backtest.Metrics.Profiles;
using Actors.Domain;

namespace Actors.Tests.Backtest.Metrics;

public sealed class ProfileTests
{
    [Fact]
    public void An_unknown_profile_is_answered_with_the_choices() =>
        Should.Throw<DomainFault>(() => CompatibilityProfile.Named("zipline")).Message.ShouldBe(
            "there is no metrics profile 'zipline': choose one of freqtrade, lean, backtestingpy, nautilus, jesse, barter");

    [NeedsReferenceDataFact]
    public void A_profile_says_whose_convention_it_prints() =>
        CompatibilityProfile.Named("nautilus").Of(GoldenRun.Read()).Label
            .ShouldBe("nautilus · daily balance · 252 · rf 0 % · ddof 1 · open profit left out");

    [Fact]
    public void Break_even_is_a_loss_to_lean_and_nothing_to_jesse()
    {
        var run = Runs.Of([1000, 1010, 1010, 1000], Runs.Trade(0, 10), Runs.Trade(1, 0), Runs.Trade(2, -10)).WithTradedValue();

        double? Rate(string profile) => CompatibilityProfile.Named(profile).Of(run).Metrics.Single(metric => metric.Key == "win_rate").Value;
        Rate("lean").ShouldBe(1 / 3.0);
        Rate("jesse").ShouldBe(0.5);
        Rate("freqtrade").ShouldBe(1 / 3.0);
    }
}

using Actors.Domain;
using Actors.Host.Live;
using Spectre.Console;

namespace Actors.Tests.Host.Live;

public class LiveScreenTests
{
    [Theory]
    [InlineData(80, 23, 4)]
    [InlineData(200, 60, 4)]
    [InlineData(40, 12, 4)]
    [InlineData(120, 30, 50)]
    [InlineData(1, 1, 2)]
    [InlineData(80, 23, 0)]
    public void It_never_takes_more_room_than_there_is(int width, int height, int many)
    {
        var lines = Plain(Scenes.Of(many), width, height);

        lines.Length.ShouldBeLessThanOrEqualTo(height);
        lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(Math.Max(20, width));
    }

    [Fact]
    public void A_common_terminal_shows_account_market_position_order_and_lines()
    {
        var screen = string.Join('\n', Plain(Scenes.Of(4), 80, 30));

        screen.ShouldContain("2026-01-02 03:04:05 UTC  trading");
        screen.ShouldContain("101.25 USDT  +1.25 %");
        screen.ShouldContain("COIN0USDT  101.5      +1.50 %");
        screen.ShouldContain("COIN3USDT:1m:ema-cross");
        screen.ShouldContain("99.5");
        screen.ShouldContain("line 19");
        screen.ShouldContain("Ctrl+C stops");
    }

    [Fact]
    public void Narrow_terminals_lose_the_columns_that_are_needed_least()
    {
        var wide = string.Join('\n', Plain(Scenes.Of(1), 120, 30));
        var narrow = string.Join('\n', Plain(Scenes.Of(1), 45, 30));

        wide.ShouldContain("Target");
        narrow.ShouldNotContain("Target");
        narrow.ShouldContain("Profit");
        narrow.ShouldContain("+0.75");
    }

    [Fact]
    public void A_wide_terminal_tells_how_long_positions_stood_without_their_stop() =>
        string.Join('\n', Plain(Scenes.Of(1), 120, 30)).ShouldContain("p99 0.2 s, most 1.5 s");

    [Fact]
    public void A_feed_that_is_not_well_is_told_with_its_state_and_its_reason()
    {
        var scene = Scenes.Of(1);
        var health = scene.View.Health[0] with { Health = FeedHealth.CatchingUp, Why = "fetching" };

        string.Join('\n', Plain(scene with { View = scene.View with { Health = [health] } }, 120, 30)).ShouldContain("catching-up: fetching");
    }

    [Fact]
    public void A_halt_is_seen_and_its_brackets_are_no_markup()
    {
        var halt = new TradingHalted(TradingHalted.KillSwitch, "news [at] noon", null, Scenes.Now, "hand");

        var lines = Plain(Scenes.Of(1, halt), 60, 30);

        lines[1].ShouldBe("HALTED kill-switch: news [at] noon");
    }

    [Fact]
    public void More_rows_than_fit_are_counted() =>
        string.Join('\n', Plain(Scenes.Of(50), 100, 30)).ShouldMatch("… and [0-9]+ more");

    static string[] Plain(LiveScene scene, int width, int height) =>
        [.. LiveScreen.Of(scene, width, height).Select(line => Markup.Remove(line))];
}

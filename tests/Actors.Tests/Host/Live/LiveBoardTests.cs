using Actors.Domain;
using Actors.Host.Live;

namespace Actors.Tests.Host.Live;

public class LiveBoardTests
{
    readonly LiveBoard board = new();
    readonly List<string> said = [];

    public LiveBoardTests() => board.Said = said.Add;

    [Fact]
    public void Orders_are_called_by_what_they_are_for()
    {
        board.Take(new OrderSubmitted(Scenes.Intent("x-1", "BTCUSDT"), Scenes.Now));
        board.Take(Leg("x-1-s"));
        board.Take(new OrderTriggered(new("x-1-s"), new(99.50000000m), Scenes.Now));
        board.Take(new OrderCancelled(new("x-1-s"), "by hand", Scenes.Now));
        board.Take(new OrderCancelled(new("x-1-s"), "again", Scenes.Now));

        said.ShouldBe(
        [
            "03:04:05 BTCUSDT:1m:ema-cross Buy Market sent: because",
            "03:04:05 BTCUSDT:1m:ema-cross stop stands at 99.5",
            "03:04:05 BTCUSDT:1m:ema-cross stop triggered at 99.5",
            "03:04:05 BTCUSDT:1m:ema-cross stop cancelled: by hand",
            "03:04:05 x-1-s cancelled: again",
        ]);
    }

    [Fact]
    public void Refusals_for_one_reason_share_a_line_of_the_screen_and_have_each_one_in_a_pipe()
    {
        board.Take(new OrderSubmitted(Scenes.Intent("x-1", "BTCUSDT"), Scenes.Now));
        foreach (var code in (string[])["insufficient-cash", "insufficient-cash", "insufficient-cash", "halted"])
            board.Take(new SignalRefused(new("s"), Scenes.Key("BTCUSDT"), new(code, "no"), Scenes.Now));

        board.Lines.Select(line => line.Text).ShouldBe(
        [
            "03:04:05 BTCUSDT:1m:ema-cross Buy Market sent: because",
            "03:04:05 BTCUSDT:1m:ema-cross refused: insufficient-cash, no (×3)",
            "03:04:05 BTCUSDT:1m:ema-cross refused: halted, no",
        ]);
        said.Count.ShouldBe(5);
    }

    [Fact]
    public void A_position_that_leaves_dust_says_why_it_was_sold()
    {
        var fill = new VenueReport.Filled(new("x-1-s"), "7", new(0.5m), new(99m), Money.Zero, Liquidity.Taker, default, true, Scenes.Now, Scenes.Now);
        board.Take(new OrderFilled(fill, Scenes.Key("BTCUSDT"), Side.Sell, "stop", Scenes.Now));
        board.Take(new PositionClosed(
            new(1, Scenes.Key("BTCUSDT"), Side.Buy, Scenes.Now, Scenes.Now, new(0.5m), new(100m), new(99m), Money.Zero, new(-0.5m), "in", "dust", null, null,
                Money.Zero, Money.Zero, default),
            Scenes.Now, "x-1-s"));

        said[^1].ShouldBe("03:04:05 BTCUSDT:1m:ema-cross closed with -0.50 (stop)");
        board.Lines[^1].Tone.ShouldBe(Tone.Bad);
    }

    [Fact]
    public void What_somebody_should_look_at_is_an_alarm()
    {
        TradingEvent[] alarming =
        [
            new OrderUnknown(new("x-1"), "no answer", Scenes.Now), new OrderRejected(new("x-1"), "-2010", "no", Scenes.Now),
            new HoldingsDiffer("BTC", 1m, 0m, Scenes.Now), new PositionNaked(new("x-1"), Scenes.Key("BTCUSDT"), new(1m), "refused", Scenes.Now),
            new TradingHalted(TradingHalted.KillSwitch, "news", null, Scenes.Now, "hand"),
        ];
        foreach (var happened in alarming)
            board.Take(happened);

        board.Lines.Count.ShouldBe(alarming.Length);
        board.Lines.ShouldAllBe(line => line.Tone == Tone.Alarm);
        said[2].ShouldBe("03:04:05 BTC: the books have 1, the exchange has 0");
    }

    [Fact]
    public void It_keeps_the_last_lines_only()
    {
        for (var i = 0; i < 1000; i++)
            board.Say(new($"line {i}", Tone.Plain));

        board.Lines.Count.ShouldBe(200);
        board.Lines[^1].Text.ShouldBe("line 999");
    }

    static LegOpened Leg(string id) => new(
        new(new(id), new("x-1"), OrderType.Stop, new(0.5m), new Price(99.50000000m), null, Scenes.Now), Scenes.Key("BTCUSDT"), Side.Sell, Scenes.Now);
}

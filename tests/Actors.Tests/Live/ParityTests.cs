using System.Text.Json.Nodes;
using Actors.Backtest.Parity;
using Actors.Domain;
using Actors.Tests.Backends.Files;
using Actors.Tests.Host;
using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>A live run, run again as a backtest on the candles that it recorded.</summary>
public sealed class ParityTests(RecordedTrade recorded, ITestOutputHelper output) : IClassFixture<RecordedTrade>
{
    [Fact]
    public void A_live_run_and_its_backtest_say_and_do_the_same_but_for_named_causes() => RequireParity(recorded.Input);

    [Fact]
    public async Task With_trailing_stops_they_do_too()
    {
        using var trade = new LockstepTrade(RecordedTrade.Symbols, seed: 5, RecordedTrade.Settings("trailing-stop-bps = 12"));
        await trade.Go(Heavy.Or(60, 2_500));

        RequireParity(await trade.ToCompare());
    }

    [Fact]
    public async Task With_money_for_two_positions_they_do_too()
    {
        using var trade = new LockstepTrade(RecordedTrade.Symbols, seed: 6, RecordedTrade.Settings("", cash: 250));
        await trade.Go(Heavy.Or(60, 2_500));

        RequireParity(await trade.ToCompare());
    }

    [Theory]
    [InlineData("percent:5")]
    [InlineData("percent:40")]
    [InlineData("risk:0.02")]
    [InlineData("all-in")]
    public async Task With_sizes_that_follow_the_account_they_do_too(string sizing)
    {
        using var trade = new LockstepTrade(RecordedTrade.Symbols, seed: 7, RecordedTrade.Settings("", sizing: sizing));
        await trade.Go(Heavy.Or(60, 2_500));
        var input = await trade.ToCompare();

        RequireParity(input);

        // A hundredth more is not what the account demanded, where nothing else of that moment leaves open what it had.
        bool IsAlone(OrderSubmitted one) => input.Live.All(e => (e switch
        {
            OrderApproved approved => approved.Intent.Id,
            OrderFilled filled => filled.Fill.Order,
            _ => one.Intent.Id,
        }) == one.Intent.Id || e.At > one.At || e.At < one.At - TimeSpan.FromSeconds(5));
        var sent = input.Live.OfType<OrderSubmitted>().Last(one => one.Intent.Side == Side.Buy && one.At < input.Until
            && input.Tested.OfType<OrderSubmitted>().Any(other => other.Intent.Id == one.Intent.Id) && IsAlone(one));
        OrderSize size = sent.Intent.Size is OrderSize.Quote quote ? quote with { Amount = quote.Amount * 1.01m } : new OrderSize.Base(new(((OrderSize.Base)sent.Intent.Size).Quantity.Value * 1.01m));
        ParityCheck.Of(input with { Live = [.. input.Live.Select(e => ReferenceEquals(e, sent) ? sent with { Intent = sent.Intent with { Size = size } } : e)] })
            .Unexplained.ShouldContain(line => line.StartsWith("sent for another size: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_signal_that_was_said_otherwise_is_told()
    {
        var said = Compared<SignalRaised>().First();

        Told(Changed(said, said with { Signal = said.Signal with { Reason = "another" } })).ShouldContain(line => line.StartsWith("said otherwise: ", StringComparison.Ordinal));
        Told(Changed(said)).ShouldContain(line => line.StartsWith("raised only in the backtest: ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_that_was_never_sent_is_told()
    {
        var sent = Compared<OrderSubmitted>().First(one => !one.Intent.ReducesPosition);
        var live = recorded.Input.Live.Where(e => e.Cause != sent.Cause || e is SignalRaised).ToArray();

        Told(live).ShouldContain(line => line.StartsWith($"{sent.Intent.Id} of {sent.Intent.Key} at ", StringComparison.Ordinal) && line.EndsWith("live nothing, in the backtest sent", StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_with_other_legs_is_told()
    {
        var sent = Compared<OrderSubmitted>().First(one => one.Intent.Bracket?.Stop is not null);
        var lower = sent.Intent.Bracket! with { Stop = new(sent.Intent.Bracket.Stop!.Value.Value - 1) };

        Told(Changed(sent, sent with { Intent = sent.Intent with { Bracket = lower } })).ShouldContain(line => line.StartsWith("sent otherwise: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fill_at_a_price_that_its_candle_did_not_see_is_told()
    {
        var filled = Compared<OrderFilled>().First(one => one.Side == Side.Buy);
        var above = recorded.Input.Candles[filled.Key.Symbol] is var candles ? candles[candles.IndexOf(filled.Fill.CandleOpen)].High.Value + 0.01m : 0;

        Told(Changed(filled, filled with { Fill = filled.Fill with { Price = new(above) } }))
            .ShouldContain(line => line.StartsWith($"{filled.Fill.Order} filled otherwise: live at {above}, and the candle ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stop_that_filled_above_its_trigger_is_told()
    {
        var stopped = Compared<OrderFilled>().First(one => one.Reason == "stop" && BracketOf(one).Stop is { } stop && stop < HighOf(one));

        Told(Changed(stopped, stopped with { Fill = stopped.Fill with { Price = HighOf(stopped) } }))
            .ShouldContain(line => line.Contains("above the stop at", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stop_that_never_filled_is_told()
    {
        var stopped = Compared<OrderFilled>().First(one => one.Reason == "stop");

        Told(Changed(stopped)).ShouldContain(line => line.Contains("was held live through the candle of ", StringComparison.Ordinal)
            || line.StartsWith($"{stopped.Fill.Order} of ", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_large_a_purchase_is_told()
    {
        var filled = Compared<OrderFilled>().First(one => one.Side == Side.Buy && one.Fill.Done);
        var more = filled.Fill with { Quantity = filled.Fill.Quantity + filled.Fill.Quantity };

        Told(Changed(filled, filled with { Fill = more })).ShouldContain(line => line.Contains(", ordered for 100", StringComparison.Ordinal));
    }

    [Fact]
    public void The_command_prints_the_causes_and_ends_with_1_when_one_is_missing()
    {
        var good = ProgramRun.Of("parity", "--live", recorded.Folder);
        good.Error.ShouldBeEmpty();
        good.ExitCode.ShouldBe(0);
        good.Output.ShouldContain("every difference is explained");
        good.Output.ShouldContain("│ assumed-costs");
        good.Output.ShouldNotContain("nothing of the fills was proven");

        var bad = ProgramRun.Of("parity", "--live", recorded.Folder, "--set", "risk.sizing=\"quote:200\"", "--json");
        bad.ExitCode.ShouldBe(1);
        JsonNode.Parse(bad.Output)!["unexplained"]!.AsArray().ShouldContain(line => line!.GetValue<string>().StartsWith("sent for another size: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nowhere", "found no such folder; name the live.dir of an engine that ran, such as data/demo")]
    [InlineData("", "found no session.json, which every start of an engine writes; name the live.dir of an engine that ran")]
    public void A_folder_without_a_run_is_refused(string below, string why)
    {
        using var folder = new TemporaryFolder();

        var run = ProgramRun.Of("parity", "--live", Path.Combine(folder.Path, below));

        (run.ExitCode, run.Error).ShouldBe((1, $"{Path.Combine(folder.Path, below)}: {why}{Environment.NewLine}"));
    }

    void RequireParity(ParityInput input)
    {
        var report = ParityCheck.Of(input);

        output.WriteLine($"{report.Signals} signals and {report.Orders} orders the same, {report.Fills} filled in both, live less backtest {report.Gap.Value:0.00}");
        foreach (var cause in report.Causes)
            output.WriteLine($"{cause.Count,7} {cause.Amount.Value,12:0.00} {cause.Name}");
        report.Unexplained.ShouldBeEmpty();
        report.Signals.ShouldBe(input.Live.OfType<SignalRaised>().Count(one => one.At <= input.Until && IsCompared(one, input)));
        report.Orders.ShouldBeGreaterThan(0);
        report.Causes.Sum(cause => cause.Amount.Value).ShouldBe(report.Gap.Value, 0.000001m);
    }

    IEnumerable<T> Compared<T>() where T : TradingEvent =>
        recorded.Input.Live.OfType<T>().Where(one => one.At < recorded.Input.Until && IsCompared(one, recorded.Input));

    /// <summary>Of the newest candle before the start, an exit counts; the backtest begins with the next.</summary>
    static bool IsCompared(TradingEvent one, ParityInput input) =>
        one is not SignalRaised raised || raised.CandleOpen + raised.Key.Series.Timeframe.Duration > input.From;

    TradingEvent[] Changed(TradingEvent one, params TradingEvent[] instead) =>
        [.. recorded.Input.Live.SelectMany(e => ReferenceEquals(e, one) ? instead : [e])];

    IReadOnlyList<string> Told(IReadOnlyList<TradingEvent> live) => ParityCheck.Of(recorded.Input with { Live = live }).Unexplained;

    Bracket BracketOf(OrderFilled leg) => recorded.Input.Live.OfType<OrderSubmitted>()
        .First(one => one.Intent.Id.StopLeg == leg.Fill.Order || one.Intent.Id.TargetLeg == leg.Fill.Order).Intent.Bracket!;

    Price HighOf(OrderFilled filled) => recorded.Input.Candles[filled.Key.Symbol] is var candles
        ? candles[candles.IndexOf(candles.Series.Timeframe.OpenOf(filled.Fill.At))].High : default;
}

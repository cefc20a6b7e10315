using Actors.Backtest;
using Actors.Backtest.Engine;
using Actors.Decisions.Risk;
using Actors.Domain;

namespace Actors.Tests.Backtest.Engine;

/// <summary>What must hold of the decisions of any run: who may speak when, and on whose account.</summary>
public sealed class DecisionLawTests
{
    const int Runs = 250;

    static readonly string[] RefusalCodes =
    [
        "above-max-quantity", "already-long", "below-min-notional", "below-min-quantity", "entry-cancelled", "entry-working",
        "exit-working", "halted", "insufficient-cash", "max-daily-loss", "max-drawdown", "max-exposure",
        "max-exposure-percent", "max-open-orders", "max-position", "no-stop", "nothing-to-exit", "short-not-allowed",
        "stop-not-beyond-price",
    ];

    // What the market may do to an order that risk had every reason to approve. The other codes of a venue mean that
    // the engine sent what no venue takes.
    static readonly string[] RejectionCodes = ["insufficient-balance", "max-quantity", "min-notional", "min-quantity"];

    [Fact]
    public void Every_signal_has_one_answer_and_every_order_a_signal() => Seeds.Each(Runs, seed =>
    {
        var (_, run) = RandomPlan.RunOf(seed);

        var raised = run.Events.OfType<SignalRaised>().ToDictionary(e => e.Id);
        var approved = run.Events.OfType<OrderApproved>().ToDictionary(e => e.Intent.Id);
        var refused = run.Events.OfType<SignalRefused>().ToDictionary(e => e.Signal);
        approved.Keys.Concat(refused.Keys).ShouldBe(raised.Keys, ignoreOrder: true);
        foreach (var submitted in run.Events.OfType<OrderSubmitted>())
            submitted.Intent.ShouldBe(approved[submitted.Intent.Id].Intent);
        run.Events.OfType<OrderSubmitted>().Count().ShouldBe(approved.Count);
        foreach (var fill in run.Events.OfType<OrderFilled>())
        {
            var entry = fill.Fill.Order.Value is var id && id[^2..] is "-s" or "-t" ? id[..^2] : id;
            fill.Key.ShouldBe(approved[new(entry)].Intent.Key);
        }
        run.Signals.ShouldBe(raised.Count);
        run.Refusals.Values.Sum().ShouldBe(refused.Count);
    });

    [Fact]
    public void Every_cause_is_in_the_log_before_its_effect() => Seeds.Each(Runs, seed =>
    {
        var (plan, run) = RandomPlan.RunOf(seed);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var now = DateTimeOffset.MinValue;
        foreach (var e in run.Events)
        {
            e.At.ShouldBeGreaterThanOrEqualTo(now);
            now = e.At;
            if (e.Cause.Contains('@', StringComparison.Ordinal))
                CloseOf(plan, e.Cause).ShouldBe(now, e.ToString());
            else
                known.Contains(e.Cause).ShouldBeTrue(e.ToString());
            if (e is SignalRaised raised)
                known.Add(raised.Id.Value).ShouldBeTrue("a signal's id is its own");
            if (e is LegOpened leg)
                known.Add(leg.Leg.Order.Value);
        }
    });

    /// <summary>When the candle closed that a cause such as <c>made:AAAUSDT:5m@1709326800000</c> names.</summary>
    static DateTimeOffset CloseOf(BacktestPlan plan, string cause)
    {
        var parts = cause.Split(':', '@');
        var timeframe = Timeframe.Parse(parts[2]);
        var open = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture));
        var candles = plan.Feeds.Single(feed => feed.Base.Symbol.Name == parts[1]).Loaded.Candles;
        var whole = CandleAggregator.Aggregate(candles, timeframe);
        whole.IndexOf(open).ShouldBeGreaterThanOrEqualTo(0, cause);
        // A coarse candle whose last part is missing closes with the next candle that there is.
        var end = open + timeframe.Duration - candles.Series.Timeframe.Duration;
        var last = candles.IndexOf(end);
        return candles[last >= 0 ? last : ~last].OpenTime + candles.Series.Timeframe.Duration;
    }

    [Fact]
    public void No_fill_is_lost_on_its_way_from_the_venue() => Seeds.Each(Runs, seed =>
    {
        var fills = RandomPlan.RunOf(seed).Result.Events.OfType<OrderFilled>();

        fills.Select((e, i) => e.Fill.TradeId == $"paper-t{i + 1}").ShouldAllBe(isNext => isNext);
    });

    [Fact]
    public void What_is_cut_off_after_a_moment_changes_nothing_before_it() => Seeds.Each(Runs, seed =>
    {
        var (plan, whole) = RandomPlan.RunOf(seed);
        var end = whole.From + (whole.To - whole.From) * new Random(seed).NextDouble();
        var cut = plan.Until(end);
        if (cut.Feeds.Any(feed => feed.Loaded.Candles.Count == 0))
            return;

        Lines(RandomPlan.Run(cut).Events).ShouldBe(Lines([.. whole.Events.TakeWhile(e => e.At <= end)]));
    });

    static string Lines(IReadOnlyList<TradingEvent> events)
    {
        using var lines = new MemoryStream();
        EventLines.Write(events, lines);
        return System.Text.Encoding.UTF8.GetString(lines.ToArray());
    }

    [Fact]
    public void A_halt_stops_entries_and_no_exit()
    {
        var (halts, exits) = (0, 0);
        Seeds.Each(Runs, seed =>
        {
            var halted = new HashSet<string>(StringComparer.Ordinal);
            var run = RandomPlan.Run(RandomPlan.Of(seed, limits: new() { MaxDailyLoss = 0.5m, MaxDrawdown = seed % 2 == 0 ? 3 : null }));
            foreach (var e in run.Events)
            {
                switch (e)
                {
                    case TradingHalted halt:
                        halted.Add(halt.Code).ShouldBeTrue("a halt that stands does not begin again");
                        halts++;
                        break;
                    case TradingResumed resumed:
                        halted.Remove(resumed.Code).ShouldBeTrue("only what stands can end");
                        break;
                    case OrderApproved approved when halted.Count > 0:
                        approved.Intent.ReducesPosition.ShouldBeTrue($"{approved} while {string.Join(", ", halted)}");
                        exits++;
                        break;
                    case SignalRefused { Refusal.Code: "halted" }:
                        halted.ShouldNotBeEmpty();
                        break;
                }
            }
        });
        halts.ShouldBeGreaterThan(Runs / 4);
        exits.ShouldBeGreaterThan(Runs / 4);
    }

    [Fact]
    public void An_exit_of_what_is_held_is_never_refused() => Seeds.Each(Runs, seed =>
    {
        var held = new Dictionary<StrategyKey, decimal>();
        foreach (var e in RandomPlan.RunOf(seed).Result.Events)
        {
            if (e is OrderFilled fill)
                held[fill.Key] = held.GetValueOrDefault(fill.Key) + (fill.Side == Side.Buy ? 1 : -1) * fill.Fill.Quantity.Value;
            if (e is SignalRefused { Refusal.Code: "nothing-to-exit" or "entry-cancelled" } refused)
                held.GetValueOrDefault(refused.Key).ShouldBe(0, refused.ToString());
            if (e is SignalRefused { Refusal.Code: "already-long" } again)
                held.GetValueOrDefault(again.Key).ShouldBeGreaterThan(0, again.ToString());
        }
    });

    [Fact]
    public void Every_no_has_one_of_the_codes_that_are_promised()
    {
        var refusals = new HashSet<string>(StringComparer.Ordinal);
        Seeds.Each(Runs, seed =>
        {
            var (_, run) = RandomPlan.RunOf(seed);
            refusals.UnionWith(run.Refusals.Keys);
            run.Events.OfType<SignalRefused>().ShouldAllBe(e => e.Refusal.Text.Length > 10);
            run.Events.OfType<OrderRejected>().ShouldAllBe(e => RejectionCodes.Contains(e.Code));
        });
        refusals.Except(RefusalCodes, StringComparer.Ordinal).ShouldBeEmpty();
        refusals.Count.ShouldBeGreaterThan(RefusalCodes.Length * 3 / 4);
    }

    [Fact]
    public void Orders_and_fills_keep_to_the_filters() => Seeds.Each(Runs, seed =>
    {
        var plan = RandomPlan.Of(seed, filters: true);
        var run = RandomPlan.Run(plan);
        foreach (var intent in run.Events.OfType<OrderSubmitted>().Select(e => e.Intent))
        {
            var instrument = plan.Risk.InstrumentOf(intent.Symbol);
            Price?[] prices = [intent.Bracket?.Stop, intent.Bracket?.Target];
            foreach (var price in prices)
                OnGrid(price?.Value ?? 0, instrument.PriceTick);
            var quantity = intent.Size is OrderSize.Base some ? some.Quantity : instrument.RoundDown(intent.Notional.Value / intent.Reference.Value);
            OnGrid(quantity.Value, instrument.QuantityStep);
            if (intent.ReducesPosition)
                continue; // all that is held, whatever the market made of it
            quantity.ShouldBeGreaterThanOrEqualTo(instrument.MinQuantity);
            if (intent.Size is OrderSize.Base)
                quantity.ShouldBeLessThanOrEqualTo(instrument.MaxQuantity);
            (intent.Reference * quantity).ShouldBeGreaterThanOrEqualTo(instrument.MinNotional);
        }
        foreach (var e in run.Events.OfType<OrderFilled>())
        {
            var instrument = plan.Risk.InstrumentOf(e.Key.Symbol);
            OnGrid(e.Fill.Quantity.Value, instrument.QuantityStep);
            if (e.Fill.Liquidity == Liquidity.Taker)
                OnGrid(e.Fill.Price.Value, instrument.PriceTick);
            e.Fill.Quantity.ShouldBeLessThanOrEqualTo(instrument.MaxQuantity);
        }

        static void OnGrid(decimal value, decimal step) => (step == 0 ? 0 : value % step).ShouldBe(0);
    });
}

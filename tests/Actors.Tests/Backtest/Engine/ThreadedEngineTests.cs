using System.Text;
using Actors.Backtest.Engine;
using Actors.Decisions.Risk;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Tests.Host;
using Actors.Trading.Symbols;

namespace Actors.Tests.Backtest.Engine;

/// <summary>The system that trades live must decide as the simulated one does, whoever of its threads is first.</summary>
public sealed class ThreadedEngineTests
{
    [Fact]
    public void It_keeps_the_same_events_in_the_same_order() => Seeds.Each(200, seed =>
    {
        var plan = RandomPlan.Of(seed, candles: 60);

        Log(plan with { Engine = EngineKind.Threaded }).ShouldBe(Log(plan));
    });

    [Fact]
    public void It_comes_to_the_same_books()
    {
        for (var seed = 1_000; seed < 1_010; seed++)
        {
            var plan = RandomPlan.Of(seed);
            var threaded = RandomPlan.Run(plan with { Engine = EngineKind.Threaded });
            var simulated = RandomPlan.Run(plan);

            threaded.EventLogHash.ShouldBe(simulated.EventLogHash);
            (threaded.Cash, threaded.FinalEquity, threaded.Fees, threaded.MaxDrawdown)
                .ShouldBe((simulated.Cash, simulated.FinalEquity, simulated.Fees, simulated.MaxDrawdown));
            threaded.Trades.ShouldBe(simulated.Trades);
            threaded.Orders.ShouldBe(simulated.Orders);
            threaded.Equity.ShouldBe(simulated.Equity);
            threaded.OpenPositions.ShouldBe(simulated.OpenPositions);
        }
    }

    [Theory]
    [InlineData(EngineKind.Simulated)]
    [InlineData(EngineKind.Threaded)]
    public void A_strategy_that_throws_ends_the_run_with_its_error(EngineKind engine)
    {
        for (var bar = 0; bar < 20; bar++)
        {
            var fatal = bar;
            var plan = With(RandomPlan.Of(bar, candles: 200), () => StrategyRunner.Of("mine", new Mine(fatal))) with { Engine = engine };

            var fault = Should.Throw<BacktestFault>(() => BacktestRun.Go(plan));

            fault.Message.ShouldContain($"stepped on at bar {bar}");
            fault.Message.ShouldContain("/user/symbol-0-AAAUSDT/");
            fault.InnerException.ShouldBeOfType<InvalidOperationException>();
        }
    }

    [Theory]
    [InlineData(EngineKind.Simulated)]
    [InlineData(EngineKind.Threaded)]
    public void A_strategy_that_cannot_be_made_ends_the_run_before_its_first_candle(EngineKind engine)
    {
        var plan = With(RandomPlan.Of(1), () => throw new InvalidOperationException("no such luck")) with { Engine = engine };

        Should.Throw<BacktestFault>(() => BacktestRun.Go(plan)).Message.ShouldContain("no such luck");
    }

    [Theory]
    [InlineData(EngineKind.Simulated)]
    [InlineData(EngineKind.Threaded)]
    public void A_rule_that_throws_takes_risk_down_and_ends_the_run_with_its_error(EngineKind engine)
    {
        var plan = RandomPlan.Of(2, candles: 200) with { Engine = engine };
        var broken = plan with { Risk = plan.Risk with { Rules = [new Broken()] } };

        var fault = Should.Throw<BacktestFault>(() => BacktestRun.Go(broken));

        fault.Message.ShouldContain("/user/risk: no rule without a rule");
    }

    [Theory]
    [InlineData(EngineKind.Simulated)]
    [InlineData(EngineKind.Threaded)]
    public void An_instrument_that_cannot_be_found_ends_the_run_with_its_error(EngineKind engine)
    {
        var plan = RandomPlan.Of(2, candles: 200) with { Engine = engine };
        var asked = 0;
        var broken = plan with
        {
            Risk = plan.Risk with
            {
                InstrumentOf = symbol => asked++ < 5 ? plan.Risk.InstrumentOf(symbol) : throw new InvalidOperationException("the list is gone"),
            },
        };

        Should.Throw<BacktestFault>(() => BacktestRun.Go(broken)).Message.ShouldContain("the list is gone");
    }

    [NeedsReferenceDataTheory]
    [InlineData("lean_binance_btcbusd_1m", "BTCBUSD", "1m", "ema-cross")]
    [InlineData("btpy_eurusd_1h", "EURUSD", "1h", "rsi-mean-reversion")]
    public void It_runs_the_reference_as_the_simulated_one_does(string data, string symbol, string timeframe, string strategy)
    {
        using var simulated = new TemporaryFolder();
        using var threaded = new TemporaryFolder();

        string[] Files(TemporaryFolder folder, string engine)
        {
            ProgramRun.Of(
                "backtest", "--candles", SharedData.Path("backtests", $"{data}.bars.csv"), "--symbol", symbol, "--timeframe", timeframe,
                "--strategy", strategy, "--sizing", "all-in", "--cash", "1000000", "--fill", "close", "--on-gap", "skip",
                "--filters", "none", "--engine", engine, "--out", folder.Path, "--json").ExitCode.ShouldBe(0);
            return [.. ((string[])["events.jsonl", "trades.csv", "orders.csv", "equity.csv"]).Select(name => File.ReadAllText(folder.File(name)))];
        }

        Files(threaded, "threaded").ShouldBe(Files(simulated, "simulated"));
    }

    static string Log(BacktestPlan plan)
    {
        using var lines = new MemoryStream();
        EventLines.Write(BacktestRun.Go(plan).Events, lines);
        return Encoding.UTF8.GetString(lines.ToArray());
    }

    /// <summary>The plan with one more strategy on the first base series.</summary>
    static BacktestPlan With(BacktestPlan plan, Func<StrategyRunner> create)
    {
        var feed = plan.Feeds[0];
        var strategies = feed.Series.SingleOrDefault(one => one.Series.Equals(feed.Base))?.Strategies ?? [];
        var mine = new SeriesPlan(feed.Base, plan.Account, [.. strategies, new("mine", create)], DateTimeOffset.MinValue);
        return plan with { Feeds = [feed with { Series = [mine, .. feed.Series.Where(one => !one.Series.Equals(feed.Base))] }, .. plan.Feeds.Skip(1)] };
    }

    sealed record Broken() : EntryRule("broken")
    {
        protected override string? Breach(OrderIntent intent, AccountView account) =>
            throw new InvalidOperationException("no rule without a rule");
    }

    sealed class Mine(int at) : IStrategy<Mine.State>
    {
        public readonly record struct State(int Seen);

        public State Start => default;
        public int WarmUp => 0;

        public (State State, Signal? Signal) On(in State state, in Bar bar) => state.Seen == at
            ? throw new InvalidOperationException($"stepped on at bar {at}")
            : (new(state.Seen + 1), null);
    }
}

using Actors.Backtest.Parity;
using Actors.Tests.Backends.Files;
using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>A live run, run again as a backtest on the candles that it recorded.</summary>
public sealed class ParityTests(ITestOutputHelper output)
{
    static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT"];

    [Fact]
    public async Task A_live_run_and_its_backtest_say_and_do_the_same_but_for_named_causes()
    {
        using var trade = new LockstepTrade(Symbols, seed: 3, Settings);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await trade.Go(Heavy.Or(300, 10_000));
        output.WriteLine($"live {watch.Elapsed}");
        var input = await trade.ToCompare();
        var report = ParityCheck.Of(input);

        output.WriteLine($"{report.Signals} signals, {report.Orders} orders, {report.Fills} filled in both, gap {report.Gap}");
        foreach (var cause in report.Causes)
            output.WriteLine($"{cause.Name}: {cause.Count}, {cause.Amount}");
        foreach (var line in report.Unexplained.Take(40))
            output.WriteLine(line);
        report.Unexplained.ShouldBeEmpty();
    }

    static string Settings => $$"""
        account.cash = 100000
        risk.sizing = "quote:100"
        instruments.by-symbol {
          ETHUSDT { quantity-step = 0.0001, min-quantity = 0.0001 }
          SOLUSDT { quantity-step = 0.001, min-quantity = 0.001 }
          BNBUSDT { quantity-step = 0.001, min-quantity = 0.001 }
        }
        strategies {
        {{string.Join('\n', Symbols.Select(symbol => $$"""
          {{symbol}}.1m {
            ema-cross { fast = 2, slow = 3, stop-atr = 1, target-r = 1 }
            donchian-breakout { entry = 3, exit = 2, stop-atr = 2 }
            bollinger-reversion {}
          }
        """))}}
        }
        """;
}

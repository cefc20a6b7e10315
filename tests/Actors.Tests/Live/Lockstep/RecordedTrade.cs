using Actors.Backtest.Parity;
using Actors.Tests.Backends.Files;

namespace Actors.Tests.Live;

/// <summary>One live run in lockstep with stops and targets, for all tests of a class: 300 candles of four symbols, 10,000 where time does not matter.</summary>
public sealed class RecordedTrade : IAsyncLifetime
{
    public static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT"];

    readonly LockstepTrade trade = new(Symbols, seed: 3, Settings(""));

    public ParityInput Input { get; private set; } = null!;

    public string Folder => trade.Folder;

    public async Task InitializeAsync()
    {
        await trade.Go(Heavy.Or(300, 10_000));
        Input = await trade.ToCompare();
    }

    public Task DisposeAsync()
    {
        trade.Dispose();
        return Task.CompletedTask;
    }

    /// <param name="risk">HOCON fields of the section.</param>
    public static string Settings(string risk, int cash = 100_000, string sizing = "quote:100") => $$"""
        account.cash = {{cash}}
        risk { sizing = "{{sizing}}", {{risk}} }
        strategies {
        {{string.Join('\n', Symbols.Select(symbol => $$"""
          {{symbol}} {
            1m {
              ema-cross { fast = 2, slow = 3, stop-atr = 1, target-r = 1 }
              donchian-breakout { entry = 3, exit = 2, stop-atr = 2 }
              bollinger-reversion {}
            }
            5m { supertrend { stop-atr = 1.5, target-r = 1 } }
          }
        """))}}
        }
        """;
}

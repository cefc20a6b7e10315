using System.Globalization;
using Actors.Domain;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>The signals of two strategies, taken at the close by whoever is flat or long, are the known trades.</summary>
public class ReferenceTradesTests
{
    [NeedsReferenceDataTheory]
    [InlineData("ema-cross", "ema", "btpy_eurusd_1h")]
    [InlineData("ema-cross", "ema", "lean_binance_btcbusd_1m")]
    [InlineData("rsi-mean-reversion", "rsi", "btpy_eurusd_1h")]
    [InlineData("rsi-mean-reversion", "rsi", "lean_binance_btcbusd_1m")]
    public void Signals_are_those_of_the_reference_runs(string strategy, string name, string data)
    {
        var bars = Real("backtests", $"{data}.bars.csv");

        var trades = Trades(Signals(Default(strategy), bars));

        trades.ShouldBe(Known($"{name}_fixed_close_{data}.csv"));
    }

    static List<(int Entry, int Exit)> Trades(List<(int Row, Signal Signal)> signals)
    {
        List<(int, int)> trades = [];
        int? entry = null;
        foreach (var (row, signal) in signals)
        {
            if (entry is null && signal.Kind == SignalKind.EnterLong)
                entry = row;
            else if (entry is { } since && signal.Kind == SignalKind.ExitLong)
            {
                trades.Add((since, row));
                entry = null;
            }
        }
        return trades;
    }

    static List<(int Entry, int Exit)> Known(string file)
    {
        var lines = File.ReadAllLines(SharedData.Path("backtests", file)!);
        var columns = lines[0].Split(',');
        var (entry, exit) = (Array.IndexOf(columns, "entry_bar"), Array.IndexOf(columns, "exit_bar"));
        return
        [
            .. lines.Skip(1).Select(line => line.Split(',')).Select(cell => (
                int.Parse(cell[entry], CultureInfo.InvariantCulture), int.Parse(cell[exit], CultureInfo.InvariantCulture))),
        ];
    }
}

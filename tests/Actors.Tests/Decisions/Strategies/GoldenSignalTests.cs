using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Actors.Decisions.Strategies;
using Actors.Domain;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>
/// What every bundled strategy says on real candles, to the letter and the last bit. A change that is meant is
/// approved by running these tests with <c>ACTORS_BLESS=1</c> and reviewing the difference of <c>golden-signals.txt</c>.
/// </summary>
public class GoldenSignalTests
{
    static readonly string[] Data =
    [
        "BTCUSDT-1h-20170817T0400-20191231T2300.csv",
        "DASHBTC-5m-20180214T2100-20180515T2240.csv",
        "ETHUSDT-1d-20170817-20211231.csv",
    ];

    [NeedsReferenceDataFact]
    public void Every_strategy_says_on_real_candles_what_it_said_before()
    {
        var said = string.Concat(Data.SelectMany(file => OnFile(file, Real("candles", "binance-spot", file))));

        var golden = GoldenPath();
        if (Environment.GetEnvironmentVariable("ACTORS_BLESS") == "1")
            File.WriteAllText(golden, said);
        said.ShouldBe(File.ReadAllText(golden));
    }

    static IEnumerable<string> OnFile(string file, Bar[] bars)
    {
        foreach (var definition in StrategyCatalog.Bundled)
        {
            yield return Line(Default(definition.Id));
            if (definition.Parameters.Any(one => one.Name == "stop-atr"))
                yield return Line(Runner(definition.Id, ("stop-atr", "2"), ("target-r", "3")));
        }

        string Line(StrategyRunner strategy)
        {
            var signals = Signals(strategy, bars);
            var text = string.Concat(signals.Select(one => string.Create(null,
                $"{one.Row} {one.Signal.Kind} {one.Signal.Reason} {one.Signal.Strength:R} {one.Signal.Stop:R} {one.Signal.Target:R}\n")));
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
            var entries = signals.Count(one => one.Signal.IsEntry);
            return $"{file} {strategy.Strategy} {strategy.ParameterHash}: " +
                $"{bars.Length} bars, {entries} entries, {signals.Count - entries} exits, {hash}\n";
        }
    }

    static string GoldenPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "golden-signals.txt");
}

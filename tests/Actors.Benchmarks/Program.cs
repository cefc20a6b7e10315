using Actors.Benchmarks;
using Actors.Benchmarks.Journal;
using Actors.Benchmarks.Latency;
using Actors.Benchmarks.Load;
using Actors.Benchmarks.Runtime;

return args switch
{
    ["backtest", .. var rest] => BacktestBenchmarks.Run(rest),
    ["candles", .. var rest] => CandleBenchmarks.Run(rest),
    ["feed"] => FeedBenchmarks.Run(),
    ["indicators", .. var names] => IndicatorBenchmarks.Run(names),
    ["journal", .. var rest] => JournalBenchmarks.Run(rest),
    ["latency", .. var rest] => LatencyBenchmarks.Run(rest),
    ["load", .. var rest] => await LoadBenchmarks.Run(rest),
    ["load-venue", .. var rest] => await LoadVenue.Run(rest),
    ["load-engine", .. var rest] => await LoadEngine.Run(rest),
    ["paper"] => PaperBenchmarks.Run(),
    ["runtime", .. var rest] => RuntimeBenchmarks.Run(rest),
    ["simulation", .. var rest] => SimulationBenchmarks.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Measures this machine. One of:
          backtest   [--bars 1000000] [--json FILE]
          candles    [--json FILE]
          feed
          indicators [NAME …]
          journal    [--dir DIR] [--json FILE]
          latency    [memory]
          load       [--symbols 1500] [--timeframes 1m,5m,15m,1h] [--seconds 60] [--warm-up 240] [--derived] [--weight 6000] [--standby]
          paper
          runtime    [--json FILE]
          simulation [--seeds 1000]
        """);
    return 1;
}

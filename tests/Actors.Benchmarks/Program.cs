using Actors.Benchmarks;
using Actors.Benchmarks.Journal;
using Actors.Benchmarks.Runtime;

return args switch
{
    ["backtest", .. var rest] => BacktestBenchmarks.Run(rest),
    ["candles", .. var rest] => CandleBenchmarks.Run(rest),
    ["feed"] => FeedBenchmarks.Run(),
    ["indicators", .. var names] => IndicatorBenchmarks.Run(names),
    ["journal", .. var rest] => JournalBenchmarks.Run(rest),
    ["latency"] => LatencyBenchmarks.Run(),
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
          latency
          paper
          runtime    [--json FILE]
          simulation [--seeds 1000]
        """);
    return 1;
}

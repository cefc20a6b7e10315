using Actors.Benchmarks;
using Actors.Benchmarks.Runtime;

return args switch
{
    ["backtest", .. var rest] => BacktestBenchmarks.Run(rest),
    ["paper"] => PaperBenchmarks.Run(),
    ["runtime", .. var rest] => RuntimeBenchmarks.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Measures this machine. One of:
          backtest [--bars 1000000] [--json FILE]
          paper
          runtime  [--json FILE]
        """);
    return 1;
}

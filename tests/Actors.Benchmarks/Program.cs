return args is ["runtime", ..] ? Actors.Benchmarks.Runtime.RuntimeBenchmarks.Run(args[1..]) : 0;

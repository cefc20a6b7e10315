return Actors.Host.Cli.Run(args, Console.Out, Console.Error);

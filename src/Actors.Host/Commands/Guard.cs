using System.CommandLine;
using Actors.Backtest.Files;
using Actors.Domain;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Commands;

/// <summary>Turns what goes wrong into one clear message and an exit code: 0 done, 1 bad input, 2 internal error.</summary>
static class Guard
{
    public static int Run(ParseResult result, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is InputException or ConfigException or CandleDataException or OutputException)
        {
            result.InvocationConfiguration.Error.WriteLine(fault.Message);
            return 1;
        }
        catch (Exception fault)
        {
            result.InvocationConfiguration.Error.WriteLine($"internal error, please report it: {fault}");
            return 2;
        }
    }
}

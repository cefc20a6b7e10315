using System.CommandLine;
using Actors.Backends.Files;
using Actors.Backtest.Files;
using Actors.Domain;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Commands;

/// <summary>Turns what goes wrong into one clear message and an exit code.</summary>
static class Guard
{
    /// <summary>What shells give a program that Ctrl+C ended.</summary>
    const int Stopped = 130;

    public static int Run(ParseResult result, Func<int> action)
    {
        var error = result.InvocationConfiguration.Error;
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is InputException or ConfigException or CandleDataException or OutputException or VenueException
            or JournalLockedException or JournalCorruptException or JournalWriteException)
        {
            error.WriteLine(fault.Message);
            return 1;
        }
        catch (Exception fault) when (fault is OverflowException || fault.InnerException is OverflowException)
        {
            error.WriteLine(
                "data and account.cash: found numbers whose products are too large to be counted exactly; look for a wrong row in the candles, or count in larger units");
            return 1;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("stopped before it was done");
            return Stopped;
        }
        catch (Exception fault)
        {
            error.WriteLine($"internal error, please report it: {fault}");
            return 2;
        }
    }
}

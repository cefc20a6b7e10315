using Actors.Runtime;

namespace Actors.Backtest.Engine;

/// <summary>An actor failed during a run, so the run has no result.</summary>
public sealed class BacktestFault(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static BacktestFault Of(Error error) =>
        new($"{error.LogSource}: {error.Cause?.Message ?? error.Message.ToString()}", error.Cause);
}

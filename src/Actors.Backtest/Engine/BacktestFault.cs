namespace Actors.Backtest.Engine;

/// <summary>An actor failed during a run, so the run has no result.</summary>
public sealed class BacktestFault(string message, Exception? inner) : Exception(message, inner);

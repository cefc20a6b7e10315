using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>
/// The account marked at the start of the test, at 00:00 UTC of each day, and at its end. Only the first and the
/// last mark may lie within a day; each counts as one sample.
/// </summary>
/// <param name="Balance">Equity without open profit.</param>
/// <param name="Benchmark">Price of the benchmark at that moment, or null.</param>
/// <param name="Flow">Deposits less withdrawals since the previous mark, taken as booked at this mark.</param>
/// <param name="Traded">Value bought and sold since the previous mark; null when not measured.</param>
public readonly record struct EquityMark(
    DateTimeOffset Time, Money Equity, Money Balance, Price? Benchmark = null, Money Flow = default, Money? Traded = null);

using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>A live run and the backtest of the same time.</summary>
/// <param name="Live">What the live risk and execution actors kept, each actor's events in their order.</param>
/// <param name="Tested">The events of the backtest.</param>
/// <param name="Candles">The recorded base candles by symbol: what both runs saw.</param>
/// <param name="InstrumentOf">The venue's filters.</param>
/// <param name="From">Open time of the first candle that is compared.</param>
/// <param name="Until">
/// Open time of the first candle whose signals are not compared. It has to be recorded: what was decided before it fills in it.
/// </param>
public sealed record ParityInput(
    IReadOnlyList<TradingEvent> Live, IReadOnlyList<TradingEvent> Tested, IReadOnlyDictionary<Symbol, CandleSeries> Candles,
    Func<Symbol, Instrument> InstrumentOf, DateTimeOffset From, DateTimeOffset Until);

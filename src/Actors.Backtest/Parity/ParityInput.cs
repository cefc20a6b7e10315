using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>A live run and the backtest of the same time.</summary>
/// <param name="Live">What the live risk and execution actors kept, each actor's events in their order.</param>
/// <param name="Tested">The events of the backtest.</param>
/// <param name="Candles">The recorded base candles by symbol: what both runs saw.</param>
/// <param name="Cash">What both accounts began with.</param>
/// <param name="InstrumentOf">The venue's filters.</param>
/// <param name="From">Signals of candles that closed later are compared; positions from before are only carried on.</param>
/// <param name="Until">
/// Signals of candles that closed by then are compared. It is the open time of a candle that is recorded: what was decided
/// before fills in it.
/// </param>
public sealed record ParityInput(
    IReadOnlyList<TradingEvent> Live, IReadOnlyList<TradingEvent> Tested, IReadOnlyDictionary<Symbol, CandleSeries> Candles,
    Money Cash, Func<Symbol, Instrument> InstrumentOf, DateTimeOffset From, DateTimeOffset Until);

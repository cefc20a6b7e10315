using Actors.Domain;

namespace Actors.Backtest.Report;

/// <summary>An indicator to draw on a series, such as <c>ema 20</c>.</summary>
/// <param name="Overlay">True for one in units of price, drawn on the candles; else it has its own pane.</param>
public sealed record IndicatorTrack(Series Series, string Name, bool Overlay, IReadOnlyList<IndicatorLine> Lines);

/// <param name="Output">Its name within the indicator; empty for the only one.</param>
/// <param name="Values">One for each candle of the series; null while warming up.</param>
public sealed record IndicatorLine(string Output, IReadOnlyList<double?> Values);

using Actors.Decisions.Indicators;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>The spreadsheets beside Skender's library: every row to 1e-9, empty exactly where they are empty.</summary>
public sealed class SkenderTests
{
    [NeedsReferenceDataFact]
    public void Sma_equals_the_spreadsheet() => Check("sma-20-close", new Sma(20), "sma");

    [NeedsReferenceDataFact]
    public void Ema_equals_the_spreadsheet() => Check("ema-20-close", new Ema(20), "ema");

    [NeedsReferenceDataFact]
    public void Rsi_equals_the_spreadsheet() => Check("rsi-14", new Rsi(14), "rsi");

    [NeedsReferenceDataFact]
    public void Atr_equals_the_spreadsheet() => Check("atr-14", new Atr(14), "atr");

    [NeedsReferenceDataFact]
    public void Macd_equals_the_spreadsheet() => Check("macd-12-26-9", new Macd(), "macd", "signal", "histogram");

    [NeedsReferenceDataFact]
    public void Bollinger_equals_the_spreadsheet() =>
        Check("bbands-20-2", new Bollinger(), "sma", "upper", "lower", "percent_b", "width", "zscore");

    [NeedsReferenceDataFact]
    public void Donchian_equals_the_spreadsheet() =>
        Check("donchian-20", new Donchian(), "upper", "center", "lower", "width");

    [NeedsReferenceDataFact]
    public void Supertrend_equals_the_spreadsheet() =>
        Check("supertrend-14-3", new Supertrend(14, 3), "supertrend", "upper", "lower");

    static void Check<T>(string file, T state, params string[] columns)
        where T : struct, IIndicator<T>
    {
        var bars = CsvTable.Read(SharedData.Path("indicators", "skender", "quotes.csv")!).Bars();
        var table = CsvTable.Read(SharedData.Path("indicators", "skender", $"{file}.csv")!);
        Span<double> values = stackalloc double[columns.Length];
        for (var row = 0; row < bars.Length; row++)
        {
            state = state.Next(bars[row]);
            state.Read(values);
            for (var i = 0; i < columns.Length; i++)
            {
                var expected = table.Number(row, columns[i]);
                if (double.IsNaN(expected))
                    values[i].ShouldBe(double.NaN, $"{file} row {row} {columns[i]}");
                else
                    values[i].ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)), $"{file} row {row} {columns[i]}");
            }
        }
    }
}

using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>
/// What a file of candles is of, by its name: the symbol, <c>-</c> or <c>_</c>, the timeframe, then anything after
/// another <c>-</c> or <c>_</c>: <c>BTCUSDT-1h-2023-01.zip</c>, <c>BTC_USDT-5m.csv</c>, <c>BTCUSDT_1m.csv</c>.
/// </summary>
public static class CandleFileName
{
    static readonly char[] Dividers = ['-', '_'];

    /// <param name="path">A path or name that ends in <c>.csv</c> or <c>.zip</c>.</param>
    /// <param name="symbol">As written in the name, in upper case.</param>
    public static bool TryParse(string path, out Symbol symbol, out Timeframe timeframe)
    {
        (symbol, timeframe) = (default, default);
        if (Path.GetExtension(path).ToUpperInvariant() is not (".CSV" or ".ZIP"))
            return false;
        var name = Path.GetFileNameWithoutExtension(path);
        for (var at = name.IndexOfAny(Dividers); at >= 0; at = name.IndexOfAny(Dividers, at + 1))
        {
            var end = name.IndexOfAny(Dividers, at + 1);
            var word = end < 0 ? name[(at + 1)..] : name[(at + 1)..end];
            var before = name[..at].ToUpperInvariant();
            if (!Timeframe.TryParse(word, out timeframe) || !Symbol.IsValid(before))
                continue;
            symbol = new(before);
            return true;
        }
        return false;
    }

    /// <summary>The file that the program itself keeps a series in: <c>BTCUSDT_1m.csv</c>.</summary>
    public static string Of(Series series) => $"{OnDisk(series.Symbol)}_{series.Timeframe}.csv";

    /// <summary>The form that a symbol has in file names, which hold no <c>/</c>.</summary>
    public static Symbol OnDisk(Symbol symbol) => new(symbol.Name.Replace('/', '_'));
}

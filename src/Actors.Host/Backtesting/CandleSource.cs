using Actors.Backends.Candles;
using Actors.Domain;
using Actors.Host.Settings;

namespace Actors.Host.Backtesting;

/// <summary>Finds the base candles of a symbol: the finest timeframe that there is and that all wanted ones are made of.</summary>
sealed class CandleSource(DataSettings settings)
{
    /// <summary>True when there are no candles at all, so that the program makes its own.</summary>
    public bool IsGenerated { get; } = settings.File is null && !Directory.Exists(settings.Dir);

    /// <exception cref="CandleDataException">The candles cannot be had.</exception>
    public LoadedCandles Load(Symbol symbol, IReadOnlyList<Timeframe> wanted)
    {
        if (IsGenerated)
            return Generate(symbol, wanted);
        if (settings.File is { } file)
            return CandleFiles.Read(file, new(settings.Exchange, symbol, TimeframeOf(file, wanted)), settings.OnGap);
        var files = new CandleFiles(settings.Dir, settings.OnGap);
        var available = files.Available(symbol);
        foreach (var timeframe in available)
        {
            if (wanted.All(one => one.IsMultipleOf(timeframe)))
                return files.Load(new(settings.Exchange, symbol, timeframe));
        }
        throw new InputException(available.Count == 0
            ? $"data.dir {settings.Dir}: no candles of {symbol}; it has {Names(files.Symbols())}. Name the folder that has them with --data"
            : $"data.dir {settings.Dir}: {symbol} has candles of {string.Join(", ", available)}, and {string.Join(", ", wanted)} cannot all be made of one of them");
    }

    /// <summary>A file's rows one by one, whatever their step: the coarsest common timeframe that all of them fit.</summary>
    /// <exception cref="CandleDataException">The candles cannot be had.</exception>
    public static CandleSeries ReadAnyStep(string file)
    {
        Timeframe[] steps = CandleFileName.TryParse(file, out _, out var named) ? [named] : [.. Steps];
        foreach (var step in steps.SkipLast(1))
        {
            try
            {
                return Read(step);
            }
            catch (CandleDataException) when (File.Exists(file))
            {
                // of a finer step, or broken: the last try says what is wrong
            }
        }
        return Read(steps[^1]);

        CandleSeries Read(Timeframe step) =>
            CandleFiles.Read(file, new("file", new("ROWS"), step), GapPolicy.Skip).Candles;
    }

    static readonly IEnumerable<Timeframe> Steps =
        new[] { "1w", "1d", "12h", "8h", "6h", "4h", "2h", "1h", "30m", "15m", "5m", "3m", "1s", "1m" }.Select(Timeframe.Parse);

    /// <summary>As the file's name says, where the wanted ones are made of that; else the finest wanted, which the rows must then have.</summary>
    static Timeframe TimeframeOf(string file, IReadOnlyList<Timeframe> wanted) =>
        CandleFileName.TryParse(file, out _, out var named) && wanted.All(one => one.IsMultipleOf(named)) ? named : wanted.Min();

    LoadedCandles Generate(Symbol symbol, IReadOnlyList<Timeframe> wanted)
    {
        var until = settings.GeneratedFrom + settings.Generated * Timeframe.OneMinute.Duration;
        var finest = wanted.All(one => one.IsMultipleOf(Timeframe.OneMinute)) ? Timeframe.OneMinute : wanted.Min();
        return new GeneratedCandleStore(settings.GeneratedFrom, until, settings.Seed).Load(new(settings.Exchange, symbol, finest));
    }

    static string Names(IReadOnlyList<Symbol> symbols) => symbols.Count == 0 ? "none at all" : string.Join(", ", symbols.Take(12));
}

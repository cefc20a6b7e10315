using Actors.Backends.Candles;
using Actors.Decisions;
using Actors.Domain;
using Actors.Host.Settings;

namespace Actors.Host.Backtesting;

/// <summary>Finds the base candles of a symbol: the finest timeframe that there is and that all wanted ones are made of.</summary>
sealed class CandleSource
{
    readonly DataSettings settings;

    /// <exception cref="InputException">There is no such place.</exception>
    public CandleSource(DataSettings settings)
    {
        this.settings = settings;
        IsGenerated = settings.File is null && !settings.IsDirChosen && !Directory.Exists(settings.Dir);
        if (settings.File is null && !IsGenerated && !Directory.Exists(settings.Dir))
            throw new InputException(File.Exists(settings.Dir)
                ? $"data.dir {settings.Dir}: found a file, expected a folder; give one file with --candles"
                : $"data.dir {settings.Dir}: found no such folder; expected one with files of candles; check the path");
        if (settings.File is { } file && Directory.Exists(file))
            throw new InputException($"data.file {file}: found a folder, expected one file of candles", "give a folder with --data");
    }

    /// <summary>True when there are no candles at all, so that the program makes its own.</summary>
    public bool IsGenerated { get; }

    /// <exception cref="CandleDataException">The candles cannot be had.</exception>
    /// <exception cref="InputException">There are none of the symbol, or none that the wanted ones can be made of.</exception>
    public LoadedCandles Load(Symbol symbol, IReadOnlyList<Timeframe> wanted)
    {
        if (IsGenerated)
            return Generate(symbol, wanted);
        if (settings.File is { } file)
            return CandleFiles.Read(
                file, new(settings.Exchange, symbol, BaseOf(file, wanted)), settings.OnGap, cache: settings.Cache);
        var files = new CandleFiles(settings.Dir, settings.OnGap, cache: settings.Cache);
        var available = files.Available(CandleFileName.OnDisk(symbol));
        foreach (var timeframe in available)
        {
            if (wanted.All(one => one.IsMultipleOf(timeframe)))
                return files.Load(new(settings.Exchange, symbol, timeframe));
        }
        throw new InputException(available.Count == 0
            ? $"data.dir {settings.Dir}: found no candles of {symbol}; {Names(symbol, files.Symbols())}"
            : $"data.dir {settings.Dir}: {symbol} has candles of {string.Join(", ", available)}, and {string.Join(", ", wanted)} cannot all be made of one of them; name multiples of one that is there");
    }

    /// <summary>A file's rows one by one, whatever their step.</summary>
    /// <exception cref="CandleDataException">The candles cannot be had.</exception>
    public static CandleSeries ReadAnyStep(string file)
    {
        var step = CandleFiles.TimeframeOf(file)
            ?? (CandleFileName.TryParse(file, out _, out var named) ? named : Timeframe.OneMinute);
        return CandleFiles.Read(file, new("file", new("ROWS"), step), GapPolicy.Skip).Candles;
    }

    /// <summary>As the file's name says, or else its rows; null where neither tells.</summary>
    public static Timeframe? TimeframeOf(string file) =>
        CandleFileName.TryParse(file, out _, out var named) ? named : CandleFiles.TimeframeOf(file);

    /// <summary>The timeframe of the file. Where neither tells, the finest wanted, which the rows must then have.</summary>
    static Timeframe BaseOf(string file, IReadOnlyList<Timeframe> wanted)
    {
        if (TimeframeOf(file) is not { } step || step > wanted.Min())
            return wanted.Min();
        return wanted.All(one => one.IsMultipleOf(step)) ? step : throw new InputException(
            $"data.file {file}: has candles of {step}, and {string.Join(", ", wanted)} cannot be made of them; name multiples of {step} with --timeframe");
    }

    LoadedCandles Generate(Symbol symbol, IReadOnlyList<Timeframe> wanted)
    {
        var until = settings.GeneratedFrom + settings.Generated * Timeframe.OneMinute.Duration;
        var finest = wanted.All(one => one.IsMultipleOf(Timeframe.OneMinute)) ? Timeframe.OneMinute : wanted.Min();
        return new GeneratedCandleStore(settings.GeneratedFrom, until, settings.Seed).Load(new(settings.Exchange, symbol, finest));
    }

    static string Names(Symbol symbol, IReadOnlyList<Symbol> there) => there.Count == 0
        ? "expected files such as BTCUSDT-1h-2023-01.zip; name the folder that has them with --data"
        : $"expected one of {string.Join(", ", there.Take(12))}{(there.Count > 12 ? ", …" : "")}{NearestName.Hint(symbol.Name, there.Select(one => one.Name))}";
}

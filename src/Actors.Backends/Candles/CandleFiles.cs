using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>
/// Candles in the files of one directory, found by name (<see cref="CandleFileName"/>): CSV or ZIP as the exchanges'
/// archives publish them, or plain <c>time,open,high,low,close,volume</c>. All files of a symbol and timeframe make
/// one series, in order of time.
/// </summary>
/// <remarks>
/// What was read from a megabyte or more is kept in a <c>.candles</c> file beside the source and taken from there
/// while the source's bytes stay as they were.
/// </remarks>
/// <param name="report">Hears what happened to the cache, in words; null for nobody.</param>
/// <param name="cache">False to leave no files beside the sources and to use none.</param>
public sealed class CandleFiles(string directory, GapPolicy onGap, Action<string>? report = null, bool cache = true) : ICandleStore
{
    /// <summary>The timeframes that the directory has files of, finest first.</summary>
    /// <exception cref="CandleDataException">The directory cannot be read.</exception>
    public IReadOnlyList<Timeframe> Available(Symbol symbol) =>
        [.. Files(symbol).Select(file => file.Timeframe).Distinct().Order()];

    /// <summary>The symbols that the directory has files of, as in their names.</summary>
    /// <exception cref="CandleDataException">The directory cannot be read.</exception>
    public IReadOnlyList<Symbol> Symbols() => [.. AllFiles().Select(file => file.Symbol).Distinct().Order()];

    /// <summary>
    /// The candles of the timeframe's own files. Without any, they are made of the finest timeframe that divides it,
    /// and the coverage is that of the finer candles.
    /// </summary>
    public LoadedCandles Load(Series series)
    {
        var available = Available(series.Symbol);
        if (available.Contains(series.Timeframe))
            return Read(Paths(series), series, onGap, report, cache);
        if (available.Where(series.Timeframe.IsMultipleOf).Select(finer => (Timeframe?)finer).FirstOrDefault() is not { } source)
            throw CandleProblems.Fatal(directory,
                available.Count == 0 ? $"no candles of {series.Symbol}" : $"{series.Symbol} candles of {string.Join(", ", available)}",
                $"files such as {CandleFileName.OnDisk(series.Symbol)}-{series.Timeframe}-2023-01.zip, or of a timeframe that divides {series.Timeframe}",
                "fetch the candles, or name the directory that has them");
        var finer = series with { Timeframe = source };
        var loaded = Read(Paths(finer), finer, onGap, report, cache);
        var candles = CandleAggregator.Aggregate(loaded.Candles, series.Timeframe);
        if (candles.Count == 0)
            throw CandleProblems.Fatal(loaded.Source, $"{loaded.Candles.Count} candles of {source}",
                $"enough for one whole candle of {series.Timeframe}", "fetch more candles, or use a finer timeframe");
        return loaded with { Candles = candles, Source = $"{loaded.Source} ({source} candles made into {series.Timeframe})" };
    }

    /// <summary>The candles of one file, whatever its name.</summary>
    /// <exception cref="CandleDataException">The candles cannot be had; the message says where and the remedy.</exception>
    public static LoadedCandles Read(
        string path, Series series, GapPolicy onGap, Action<string>? report = null, bool cache = true) =>
        Read([path], series, onGap, report, cache);

    /// <summary>The timeframe of a file's candles by the times of its first rows; null where they do not tell.</summary>
    public static Timeframe? TimeframeOf(string path) => CandleStep.Of(path);

    /// <summary>The candles of several files as one series; where they overlap they must agree.</summary>
    /// <exception cref="CandleDataException">The candles cannot be had; the message says where and the remedy.</exception>
    public static LoadedCandles Read(
        IReadOnlyList<string> paths, Series series, GapPolicy onGap, Action<string>? report = null, bool cache = true) => paths.Count > 0
        ? CandleReader.Read(paths, series, onGap, cache ? new CandleCache(report ?? (_ => { })) : null)
        : throw new CandleDataException($"no file was named for {series}; name at least one");

    /// <summary>The candles of a text in memory.</summary>
    /// <param name="name">Stands for the file in messages.</param>
    /// <exception cref="CandleDataException">The candles cannot be had; the message says where and the remedy.</exception>
    public static LoadedCandles Parse(ReadOnlySpan<byte> csv, Series series, GapPolicy onGap, string name = "candles") =>
        CandleReader.Read(csv, series, onGap, name);

    string[] Paths(Series series) =>
        [.. Files(series.Symbol).Where(file => file.Timeframe == series.Timeframe).Select(file => file.Path)];

    IEnumerable<(string Path, Symbol Symbol, Timeframe Timeframe)> Files(Symbol symbol) =>
        AllFiles().Where(file => file.Symbol == CandleFileName.OnDisk(symbol));

    IEnumerable<(string Path, Symbol Symbol, Timeframe Timeframe)> AllFiles()
    {
        string[] paths;
        try
        {
            paths = Directory.GetFiles(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CandleProblems.Fatal(directory, $"no readable directory ({error.Message.TrimEnd('.')})",
                "a directory with files of candles", "check the path and its permissions");
        }
        foreach (var path in paths.Order(StringComparer.Ordinal))
            if (CandleFileName.TryParse(path, out var symbol, out var timeframe))
                yield return (path, symbol, timeframe);
    }
}

using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>From files to candles: reads them, puts their rows in one order, looks for gaps.</summary>
static class CandleReader
{
    /// <param name="cache">Null to read the sources whatever lies beside them.</param>
    public static LoadedCandles Read(IReadOnlyList<string> paths, Series series, GapPolicy onGap, CandleCache? cache)
    {
        if (cache is null || paths.Sum(Length) < CandleCache.SmallestSource)
            return ReadSources(paths, series, onGap).Candles;
        var cachePath = CandleCache.PathFor(paths, series, onGap);
        if (cache.Load(cachePath, paths, series, onGap) is var (header, candles))
        {
            foreach (var (path, source) in paths.Zip(header.Sources))
                ArchiveChecksum.Verify(path, source.Sha256);
            return new(candles, Name(paths), SourceIdentity.HashOf(header.Sources), header.Coverage);
        }
        var (read, sources) = ReadSources(paths, series, onGap);
        cache.Store(cachePath, read, sources, onGap);
        return read;
    }

    public static LoadedCandles Read(ReadOnlySpan<byte> csv, Series series, GapPolicy onGap, string name)
    {
        var (problems, notes) = (new CandleProblems(), new CandleNotes());
        var reader = new CandleCsv(name, series.Timeframe, problems, notes);
        reader.Expect(csv.Length, csv);
        reader.Feed(csv, isLast: true);
        using var digest = new SourceDigest();
        digest.Append(csv);
        return Assemble([(name, reader.Finish())], series, onGap, problems, notes, name, digest.Finish(name).Sha256);
    }

    static (LoadedCandles Candles, IReadOnlyList<SourceIdentity> Sources) ReadSources(
        IReadOnlyList<string> paths, Series series, GapPolicy onGap)
    {
        var (problems, notes) = (new CandleProblems(), new CandleNotes());
        var sources = new List<SourceIdentity>();
        var parts = new List<(string, CandleRows)>();
        foreach (var path in paths)
        {
            var csv = new CandleCsv(path, series.Timeframe, problems, notes);
            sources.Add(SourceFile.Read(path, csv));
            parts.Add((path, csv.Finish()));
        }
        return (Assemble(parts, series, onGap, problems, notes, Name(paths), SourceIdentity.HashOf(sources)), sources);
    }

    static LoadedCandles Assemble(
        List<(string, CandleRows)> parts, Series series, GapPolicy onGap,
        CandleProblems problems, CandleNotes notes, string source, string hash)
    {
        problems.ThrowIfAny();
        var merge = new CandleMerge(parts, problems, notes);
        problems.ThrowIfAny();
        var (rows, coverage) = CandleGaps.Mend(merge, series.Timeframe, onGap, problems, notes);
        problems.ThrowIfAny();
        return new(rows.ToSeries(series), source, hash, coverage);
    }

    // 0 where there is no such file, which the reading then says.
    static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    static string Name(IReadOnlyList<string> paths) => paths is [var only]
        ? only
        : $"{paths[0]} and {paths.Count - 1} more to {Path.GetFileName(paths[^1])}";
}

using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>From files to candles: reads them, puts their rows in one order, looks for gaps.</summary>
static class CandleReader
{
    public static (LoadedCandles Candles, IReadOnlyList<SourceIdentity> Sources) Read(
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

    static string Name(IReadOnlyList<string> paths) => paths is [var only]
        ? only
        : $"{paths[0]} and {paths.Count - 1} more to {Path.GetFileName(paths[^1])}";
}

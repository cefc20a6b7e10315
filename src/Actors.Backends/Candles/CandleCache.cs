using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>
/// Keeps what was read from a source as columns in a <c>.candles</c> file beside it. The cache is taken only when the
/// source's bytes are those it was made of; it is never trusted otherwise and never a reason to fail.
/// </summary>
/// <param name="report">Hears in words what happened to the cache.</param>
sealed class CandleCache(Action<string> report)
{
    /// <summary>A source of fewer bytes is read as fast as its cache would be.</summary>
    public const long SmallestSource = 1 << 20;

    const int BlockLength = 1 << 20;

    public static string PathFor(IReadOnlyList<string> sources, Series series, GapPolicy onGap)
    {
        var policy = onGap.ToString().ToLowerInvariant();
        return sources is [var only]
            ? $"{only}.{series.Timeframe}-{policy}.candles"
            : Path.Combine(Path.GetDirectoryName(sources[0]) ?? "",
                $"{CandleFileName.OnDisk(series.Symbol)}-{series.Timeframe}-{policy}.candles");
    }

    /// <summary>The cached candles, or null when there are none that can be believed.</summary>
    public (CacheHeader Header, CandleSeries Candles)? Load(
        string path, IReadOnlyList<string> sources, Series series, GapPolicy onGap)
    {
        try
        {
            if (!BitConverter.IsLittleEndian || !File.Exists(path))
                return null;
            var cached = CacheFile.Read(path, series, header => Mismatch(header, sources, series, onGap), out var fault);
            if (cached is null)
                report($"the cache {path} is not used: {fault}");
            return cached;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            report($"the cache {path} is not used: {error.Message}");
            return null;
        }
    }

    /// <summary>Writes beside and renames into place, so that no reader meets half a cache.</summary>
    public void Store(
        string path, LoadedCandles loaded, IReadOnlyList<SourceIdentity> sources, GapPolicy onGap)
    {
        if (!BitConverter.IsLittleEndian)
            return;
        var candles = loaded.Candles;
        var header = new CacheHeader(
            candles.Series.Timeframe, onGap, sources, loaded.Coverage, candles.Count,
            [.. CacheFile.ColumnsOf(candles).Select(column => column.Wide.IsEmpty ? column.Scale : -1)]);
        var draft = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.candles";
        try
        {
            CacheFile.Write(draft, header, candles);
            File.Move(draft, path, overwrite: true);
            report($"wrote the cache {path}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            report($"the cache {path} was not written: {error.Message}");
            Discard(draft);
        }
    }

    static string? Mismatch(CacheHeader header, IReadOnlyList<string> sources, Series series, GapPolicy onGap)
    {
        if (header.Timeframe != series.Timeframe || header.OnGap != onGap || header.Sources.Count != sources.Count)
            return "it is of other candles";
        for (var i = 0; i < sources.Count; i++)
        {
            var (now, then) = (new FileInfo(sources[i]), header.Sources[i]);
            if (now.Name != then.Path || !now.Exists || now.Length != then.Length)
                return $"{now.Name} has changed";
        }
        for (var i = 0; i < sources.Count; i++)
            if (Fingerprint(sources[i]) != header.Sources[i].Fingerprint)
                return $"{Path.GetFileName(sources[i])} has changed";
        return null;
    }

    static ulong Fingerprint(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var hash = new XxHash64();
        var block = GC.AllocateUninitializedArray<byte>(BlockLength);
        var at = 0L;
        while (RandomAccess.Read(file, block, at) is var read and > 0)
        {
            hash.Append(block.AsSpan(0, read));
            at += read;
        }
        return hash.Value;
    }

    static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The draft could not be made in the first place, or goes the way of the disk.
        }
    }
}

using System.IO.Compression;
using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>The timeframe that the rows of a file have, by their times.</summary>
static class CandleStep
{
    /// <summary>The first rows tell: some thousands of them.</summary>
    const int Looked = 1 << 18;

    /// <summary>Rows may lie apart by chance; as many as these do not all.</summary>
    const int FewestRows = 4;

    static readonly Timeframe OneSecond = Timeframe.Of(TimeSpan.FromSeconds(1));

    public static Timeframe? Of(string path)
    {
        try
        {
            var rows = new CandleCsv(path, OneSecond, new CandleProblems(), new CandleNotes());
            var start = Start(path);
            rows.Feed(start, isLast: start.Length < Looked);
            return Of(rows.Finish().OpenTimes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            return null;
        }
    }

    // The largest step that leads from each row to the next and lies on the grid of UTC.
    static Timeframe? Of(ReadOnlySpan<long> times)
    {
        if (times.Length < FewestRows)
            return null;
        var step = 0L;
        for (var i = 1; i < times.Length; i++)
            step = Common(step, times[i] - times[i - 1]);
        var timeframe = Timeframe.Of(TimeSpan.FromTicks(step));
        var off = times[0] - timeframe.OpenOf(new(times[0], TimeSpan.Zero)).Ticks;
        return off == 0 ? timeframe : Timeframe.Of(TimeSpan.FromTicks(Common(step, off)));
    }

    static long Common(long a, long b) => b == 0 ? a : Common(b, a % b);

    static byte[] Start(string path)
    {
        using var file = File.OpenRead(path);
        if (!SourceFile.IsArchive(path))
            return Read(file);
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        using var text = SourceFile.OnlyText(path, archive).Open();
        return Read(text);
    }

    static byte[] Read(Stream stream)
    {
        var start = new byte[Looked];
        return start[..stream.ReadAtLeast(start, Looked, throwOnEndOfStream: false)];
    }
}

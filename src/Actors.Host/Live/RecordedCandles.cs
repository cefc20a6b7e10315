using System.Globalization;
using System.Text;
using Actors.Backends.Candles;
using Actors.Domain;
using Actors.Host.Settings;

namespace Actors.Host.Live;

/// <summary>The files of candles that <see cref="RecordingFeed"/> keeps.</summary>
static class RecordedCandles
{
    /// <summary>All of a series up to the half line that a crash may have left; null where none were recorded.</summary>
    /// <exception cref="CandleDataException">The file has something else in it; the message says where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static CandleSeries? Read(string folder, Series series)
    {
        var path = PathOf(folder, series);
        if (!File.Exists(path))
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        var text = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        var whole = text[..(text.LastIndexOf((byte)'\n') + 1)];
        var head = Encoding.ASCII.GetBytes(CandleRecorder.Header).AsSpan();
        if (whole.IsEmpty ? head.StartsWith(text) : whole.SequenceEqual(head))
            return null;
        return CandleFiles.Parse(whole.IsEmpty ? text : whole, series, GapPolicy.Skip, path).Candles;
    }

    /// <summary>
    /// Gives each file that is damaged another name: what is recorded from now on begins a new one, and the engine has the
    /// candles of before from the venue. Nothing may record meanwhile.
    /// </summary>
    /// <param name="say">Told of each: where it is damaged, and where it is kept.</param>
    /// <exception cref="InputException">One cannot be renamed.</exception>
    public static void SetDamagedAside(string folder, IEnumerable<Series> all, DateTimeOffset now, Action<string> say)
    {
        foreach (var series in all)
        {
            if (FaultOf(folder, series) is not { } fault)
                continue;
            var path = PathOf(folder, series);
            var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
            try
            {
                File.Move(path, aside);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"{fault}; it cannot be set aside ({refused.Message.TrimEnd('.')})", $"move {path} away, and the engine begins a new one");
            }
            say($"the recorded candles of {series.Symbol} are damaged and were set aside as {aside}: a new file is begun, and the venue is asked for those that strategies need; {fault}");
        }
    }

    static string? FaultOf(string folder, Series series)
    {
        try
        {
            Read(folder, series);
            return null;
        }
        catch (CandleDataException fault)
        {
            return fault.Message.ReplaceLineEndings(" ");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null; // a disk that does not answer has damaged nothing: the recording says so, and waits
        }
    }

    static string PathOf(string folder, Series series) => Path.Combine(folder, CandleFileName.Of(series));
}

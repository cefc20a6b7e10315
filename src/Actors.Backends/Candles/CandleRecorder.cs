using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>
/// Appends the closed candles of live series to files that backtests read, such as <c>BTCUSDT_1m.csv</c>. Candles that
/// are not newer than the last one kept are left out, so that a start that fetches old ones again writes nothing twice.
/// Of one series candles come on one thread at a time.
/// </summary>
public sealed class CandleRecorder(string folder) : IDisposable
{
    const string Header = "time,open,high,low,close,volume\n";

    readonly ConcurrentDictionary<Series, Track> tracks = [];

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Record(Series series, in Candle candle) =>
        tracks.GetOrAdd(series, static (one, folder) => Track.Open(folder, one), folder).Add(candle);

    public void Dispose()
    {
        foreach (var track in tracks.Values)
            track.Dispose();
    }

    sealed class Track : IDisposable
    {
        readonly FileStream file;
        long last;

        Track(FileStream file, long last) => (this.file, this.last) = (file, last);

        public static Track Open(string folder, Series series)
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, CandleFileName.Of(series));
            var opened = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            var text = new StreamReader(opened, Encoding.ASCII, leaveOpen: true).ReadToEnd();
            var whole = text.LastIndexOf('\n') + 1;     // a crash may have left half a line
            opened.SetLength(whole);
            opened.Position = whole;
            if (whole == 0)
                opened.Write(Encoding.ASCII.GetBytes(Header));
            return new(opened, LastTime(text.AsSpan(0, whole)));
        }

        public void Add(in Candle candle)
        {
            var time = candle.OpenTime.ToUnixTimeMilliseconds();
            if (time <= last)
                return;
            last = time;
            file.Write(Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"{time},{candle.Open},{candle.High},{candle.Low},{candle.Close},{candle.Volume}\n")));
            file.Flush();
        }

        public void Dispose() => file.Dispose();

        static long LastTime(ReadOnlySpan<char> text)
        {
            var line = text.TrimEnd('\n');
            line = line[(line.LastIndexOf('\n') + 1)..];
            var comma = line.IndexOf(',');
            return comma > 0 && long.TryParse(line[..comma], CultureInfo.InvariantCulture, out var time) ? time : long.MinValue;
        }
    }
}

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
    /// <summary>The first line of each file.</summary>
    public const string Header = "time,open,high,low,close,volume\n";

    readonly ConcurrentDictionary<Series, Track> tracks = [];

    /// <summary>A candle that cannot be written now is written with a later one.</summary>
    /// <exception cref="IOException">The file cannot be written, such as on a full disk; it is whole nevertheless.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Record(Series series, in Candle candle) =>
        tracks.GetOrAdd(series, static (one, folder) => new(folder, one), folder).Add(candle);

    public void Dispose()
    {
        foreach (var track in tracks.Values)
            track.Dispose();
    }

    sealed class Track(string folder, Series series) : IDisposable
    {
        readonly Queue<Candle> waiting = [];
        FileStream? file;
        long whole;
        long last;

        public void Add(in Candle candle)
        {
            waiting.Enqueue(candle);
            file ??= Open();
            for (; waiting.TryPeek(out var next); waiting.Dequeue())
                Append(file, next);
        }

        public void Dispose() => file?.Dispose();

        FileStream Open()
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, CandleFileName.Of(series));
            // Unbuffered: what a full disk refused is not to come later by itself.
            var opened = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            try
            {
                var text = new StreamReader(opened, Encoding.ASCII, leaveOpen: true).ReadToEnd();
                whole = text.LastIndexOf('\n') + 1;     // a crash may have left half a line
                opened.SetLength(whole);
                opened.Position = whole;
                last = LastTime(text.AsSpan(0, (int)whole));
                if (whole == 0)
                    Write(opened, Header);
                return opened;
            }
            catch
            {
                opened.Dispose();
                throw;
            }
        }

        void Append(FileStream to, in Candle candle)
        {
            var time = candle.OpenTime.ToUnixTimeMilliseconds();
            if (time <= last)
                return;
            Write(to, string.Create(
                CultureInfo.InvariantCulture,
                $"{time},{candle.Open},{candle.High},{candle.Low},{candle.Close},{candle.Volume}\n"));
            last = time;
        }

        /// <summary>Whole, or not at all.</summary>
        void Write(FileStream to, string line)
        {
            try
            {
                to.Write(Encoding.ASCII.GetBytes(line));
            }
            catch
            {
                to.SetLength(whole);
                to.Position = whole;
                throw;
            }
            whole = to.Position;
        }

        static long LastTime(ReadOnlySpan<char> text)
        {
            var line = text.TrimEnd('\n');
            line = line[(line.LastIndexOf('\n') + 1)..];
            var comma = line.IndexOf(',');
            return comma > 0 && long.TryParse(line[..comma], CultureInfo.InvariantCulture, out var time) ? time : long.MinValue;
        }
    }
}

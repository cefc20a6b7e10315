using System.Text;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Archive;

/// <summary>
/// Writes a file of candles beside its place, to be put there when it is whole. What was written before a crash stays, and
/// the next run goes on behind it.
/// </summary>
sealed class HistoryWriter : IDisposable
{
    readonly FileStream file;
    readonly byte[] line = new byte[256];

    /// <param name="path">The part file; opened to be written on.</param>
    /// <param name="known">What it holds; its torn line is cut off.</param>
    public HistoryWriter(string path, Timeframe timeframe, HistoryContent? known)
    {
        Seen = new(timeframe);
        file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1 << 16);
        file.SetLength(known?.Length ?? 0);
        file.Seek(0, SeekOrigin.End);
        if (file.Length == 0)
            file.Write(Encoding.ASCII.GetBytes(KlineRow.Header));
    }

    /// <summary>The rows in the file, those of before among them once they are counted.</summary>
    public GapCounter Seen { get; }

    /// <returns>False when the row is not newer than the last: it was dropped.</returns>
    public bool Add(in KlineRow row)
    {
        if (Seen.Rows > 0 && row.OpenTicks <= Seen.LastTicks)
            return false;
        file.Write(line, 0, row.Write(line));
        Seen.Count(row);
        return true;
    }

    /// <summary>What was added is with the system: a kill of this process no longer loses it.</summary>
    public void Flush() => file.Flush();

    /// <summary>On the disk, before the file takes its place.</summary>
    public void Finish() => file.Flush(flushToDisk: true);

    public void Dispose() => file.Dispose();
}

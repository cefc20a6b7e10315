namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>A recorded or documented message of the venue and what of this client reads it.</summary>
sealed record Recording(string File, Func<byte[], object?> Read)
{
    public byte[] Bytes => Recordings.Bytes(File);

    /// <summary>The messages of the file: one, or one a line.</summary>
    public IEnumerable<byte[]> Messages => File.EndsWith(".jsonl", StringComparison.Ordinal)
        ? System.IO.File.ReadLines(Recordings.PathOf(File)).Select(System.Text.Encoding.UTF8.GetBytes)
        : [Bytes];
}

/// <summary>The recorded and documented messages that this client takes, and what reads each.</summary>
static class Recordings
{
    public static IEnumerable<Recording> All()
    {
        foreach (var row in Rows())
        {
            if (RecordingReaders.Of(row) is { } read)
                yield return new(row.File, read);
        }
    }

    public static IEnumerable<RecordingRow> Rows() =>
        from line in File.ReadLines(SharedData.Path("wire", "index.csv")).Skip(1)
        let cells = line.Split(',')
        select new RecordingRow(cells[0], cells[1], cells[2], cells[3]);

    public static byte[] Bytes(string file) => File.ReadAllBytes(PathOf(file));

    public static string PathOf(string file) => SharedData.Path(["wire", .. file.Split('/')]);
}

/// <summary>A row of the index of the recordings.</summary>
sealed record RecordingRow(string File, string Kind, string Method, string Path)
{
    public string Folder => File.Split('/')[0];
    public string Name => File.Split('/')[1];

    public bool IsIn(params string[] folders) => folders.Contains(Folder, StringComparer.Ordinal);
}

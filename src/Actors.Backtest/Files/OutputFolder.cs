namespace Actors.Backtest.Files;

/// <summary>
/// The folder that a run writes to. Files are written beside and moved in when all of them are whole, so that a run
/// that fails leaves what was there before.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    readonly string asked;
    readonly string folder;
    readonly string staging;
    readonly bool isNew;

    OutputFolder(string asked, string folder, string staging, bool isNew) =>
        (this.asked, this.folder, this.staging, this.isNew) = (asked, folder, staging, isNew);

    /// <summary>Makes sure, before the run, that its files can be written.</summary>
    /// <exception cref="OutputException">The folder cannot be made or written to.</exception>
    public static OutputFolder Open(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            throw new OutputException($"--out: found '{path.Replace('\0', '.')}', expected a folder; name one, such as out/backtest");
        if (File.Exists(path))
            throw new OutputException($"--out {path}: found a file, expected a folder; name another one");
        return Try(path, () =>
        {
            var full = Path.GetFullPath(path);
            var isThere = Directory.Exists(full);
            var beside = Path.Combine(full, $".writing-{Environment.ProcessId}");
            Directory.CreateDirectory(beside);
            return new OutputFolder(path, full, beside, !isThere);
        });
    }

    /// <exception cref="OutputException">The file cannot be written.</exception>
    public void Write(string name, Action<Stream> write) => Try(asked, () =>
    {
        if (Directory.Exists(Path.Combine(folder, name)))
            throw new OutputException($"--out {asked}: found a folder {name}, expected a file or nothing; move it away or name another folder");
        using var file = File.Create(Path.Combine(staging, name));
        write(file);
        return name;
    });

    /// <summary>Moves every file to its place.</summary>
    /// <returns>The full path of the folder.</returns>
    /// <exception cref="OutputException">A file cannot be moved.</exception>
    public string Commit() => Try(asked, () =>
    {
        foreach (var file in Directory.EnumerateFiles(staging).Order(StringComparer.Ordinal))
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        return folder;
    });

    /// <summary>Leaves no trace of a run that was not committed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        if (isNew && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    static T Try<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new OutputException(
                $"--out {path}: cannot write there ({fault.Message.TrimEnd('.')}); name a folder that you may write to, with room for the results");
        }
    }
}

/// <summary>The output cannot be written; the message says where and the remedy.</summary>
public sealed class OutputException(string message) : Exception(message);

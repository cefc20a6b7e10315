namespace Actors.Backtest.Files;

/// <summary>
/// The folder that a run writes to. Files are written beside and moved in when all of them are whole, so that a run
/// that fails leaves what was there before.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    readonly string folder;
    readonly string staging;

    OutputFolder(string folder, string staging) => (this.folder, this.staging) = (folder, staging);

    /// <summary>Makes sure, before the run, that its files can be written.</summary>
    /// <exception cref="OutputException">The folder cannot be made or written to.</exception>
    public static OutputFolder Open(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            if (File.Exists(full))
                throw new OutputException($"--out {path}: this is a file; name a folder");
            Directory.CreateDirectory(full);
            var beside = Path.Combine(full, $".writing-{Environment.ProcessId}");
            Directory.CreateDirectory(beside);
            return new(full, beside);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new OutputException($"--out {path}: cannot write there ({fault.Message}); name a folder that you may write to");
        }
    }

    public FileStream Create(string name) => File.Create(Path.Combine(staging, name));

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(staging, name), text);

    /// <summary>Moves every file to its place.</summary>
    /// <returns>The full path of the folder.</returns>
    public string Commit()
    {
        foreach (var file in Directory.EnumerateFiles(staging).Order(StringComparer.Ordinal))
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        return folder;
    }

    public void Dispose() => Directory.Delete(staging, recursive: true);
}

/// <summary>The output cannot be written; the message says where and the remedy.</summary>
public sealed class OutputException(string message) : Exception(message);

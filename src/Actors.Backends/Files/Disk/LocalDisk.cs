namespace Actors.Backends.Files;

/// <summary>The file system of this machine.</summary>
public sealed class LocalDisk : IDisk
{
    const int WouldBlock = 11, WouldBlockOnMac = 35, SharingViolation = unchecked((int)0x80070020);

    LocalDisk()
    {
    }

    /// <summary>The one instance.</summary>
    public static LocalDisk Instance { get; } = new();

    public void CreateFolder(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            return;
        if (Path.GetDirectoryName(full) is { } parent)
        {
            CreateFolder(parent);
            Directory.CreateDirectory(full);
            SyncFolder(parent);
        }
    }

    public IReadOnlyList<string> FilesOf(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
            : [];

    public bool Exists(string path) => File.Exists(path);

    public IDiskFile Create(string path) => Open(path, FileMode.CreateNew, FileAccess.ReadWrite);

    public IDiskFile OpenRead(string path) => Open(path, FileMode.Open, FileAccess.Read);

    public IDiskFile OpenWrite(string path) => Open(path, FileMode.Open, FileAccess.ReadWrite);

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    public void Delete(string path) => File.Delete(path);

    public void SyncFolder(string path) => FolderSync.Run(path);

    public IDisposable? TryLock(string path, string owner)
    {
        FileStream file;
        try
        {
            file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException taken) when (taken.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
        try
        {
            File.WriteAllText(OwnerOf(path), owner);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public string ReadOwner(string path) => File.ReadAllText(OwnerOf(path));

    /// <summary>A file of its own: one that is locked cannot be read.</summary>
    static string OwnerOf(string path) => $"{path}.owner";

    static LocalFile Open(string path, FileMode mode, FileAccess access) =>
        new(path, File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete));
}

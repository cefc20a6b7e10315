namespace Actors.Backends.Files;

/// <summary>
/// The few things that a journal asks of a file system. All failures are <see cref="IOException"/>s
/// or <see cref="UnauthorizedAccessException"/>s, as the operating system words them.
/// </summary>
public interface IDisk
{
    /// <summary>Makes a folder, and its parents, that last.</summary>
    void CreateFolder(string path);

    /// <summary>The names of a folder's files in ordinal order; none when there is no such folder.</summary>
    IReadOnlyList<string> FilesOf(string folder);

    bool Exists(string path);

    /// <summary>Makes a file for writing; fails when there is one already.</summary>
    IDiskFile Create(string path);

    /// <summary>Opens a file for reading, also while it is being written.</summary>
    IDiskFile OpenRead(string path);

    /// <summary>Opens a file to change what is in it.</summary>
    IDiskFile OpenWrite(string path);

    /// <summary>Renames a file, in one step, over whatever had the name.</summary>
    void Move(string from, string to);

    void Delete(string path);

    /// <summary>Makes what was created, renamed and deleted in a folder last.</summary>
    void SyncFolder(string path);

    /// <summary>Keeps a file for this process until it is disposed or the process ends; null when another one has it.</summary>
    /// <param name="owner">Kept for the message of those who come later.</param>
    IDisposable? TryLock(string path, string owner);

    /// <summary>The owner of a lock.</summary>
    string ReadOwner(string path);
}

/// <summary>An open file.</summary>
public interface IDiskFile : IDisposable
{
    string Path { get; }

    long Length { get; }

    /// <summary>Reads as many bytes as there are; fewer than asked for only at the end of the file.</summary>
    int Read(Span<byte> into, long offset);

    void Write(ReadOnlySpan<byte> bytes, long offset);

    void Cut(long length);

    /// <summary>Returns when everything written is on the device.</summary>
    void Sync();
}

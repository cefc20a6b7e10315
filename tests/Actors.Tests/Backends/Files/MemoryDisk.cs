using Actors.Backends.Files;

namespace Actors.Tests.Backends.Files;

/// <summary>A file system in memory that can be full, read-only or failing.</summary>
sealed class MemoryDisk : IDisk
{
    const int NoSpace = 28, ReadOnlyFileSystem = 30, InputOutput = 5;

    readonly Lock gate = new();
    readonly SortedDictionary<string, MemoryFile> files = new(StringComparer.Ordinal);
    readonly HashSet<string> locked = new(StringComparer.Ordinal);

    /// <summary>Bytes that may still be written; null for any number.</summary>
    public long? SpaceLeft { get; set; }

    public bool IsReadOnly { get; set; }

    public bool FailsToSync { get; set; }

    /// <summary>Cutting a file fails too, so that the unfinished write stays where it is.</summary>
    public bool FailsToCut { get; set; }

    public bool IgnoresLocks { get; set; }

    public int Syncs { get; private set; }

    public byte[] this[string path]
    {
        get
        {
            lock (gate)
                return files[path].ToArray();
        }
        set
        {
            lock (gate)
                files[path] = new(value);
        }
    }

    public IReadOnlyList<string> Paths
    {
        get
        {
            lock (gate)
                return [.. files.Keys];
        }
    }

    /// <summary>What a crash of the machine would leave if every write so far had reached it.</summary>
    public MemoryDisk Copy()
    {
        var copy = new MemoryDisk();
        lock (gate)
        {
            foreach (var (path, file) in files)
                copy.files.Add(path, new(file.ToArray()));
        }
        return copy;
    }

    public void CreateFolder(string path)
    {
    }

    public IReadOnlyList<string> FilesOf(string folder)
    {
        lock (gate)
            return [.. files.Keys.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path))];
    }

    public bool Exists(string path)
    {
        lock (gate)
            return files.ContainsKey(path);
    }

    public IDiskFile Create(string path)
    {
        RequireWritable();
        lock (gate)
            return files.TryAdd(path, new([])) ? new Handle(this, path, files[path]) : throw new IOException($"{path} exists");
    }

    public IDiskFile OpenRead(string path)
    {
        lock (gate)
            return files.TryGetValue(path, out var file) ? new Handle(this, path, file) : throw new FileNotFoundException(path);
    }

    public IDiskFile OpenWrite(string path) => OpenRead(path);

    public void Move(string from, string to)
    {
        RequireWritable();
        lock (gate)
        {
            files[to] = files[from];
            files.Remove(from);
        }
    }

    public void Delete(string path)
    {
        RequireWritable();
        lock (gate)
            files.Remove(path);
    }

    public void SyncFolder(string path)
    {
    }

    public IDisposable? TryLock(string path, string owner)
    {
        lock (gate)
            return locked.Add(path) || IgnoresLocks ? new Unlock(() => locked.Remove(path)) : null;
    }

    public string ReadOwner(string path) => "the other one";

    void RequireWritable()
    {
        if (IsReadOnly)
            throw new IOException("Read-only file system.", ReadOnlyFileSystem);
    }

    sealed class MemoryFile(byte[] content)
    {
        byte[] bytes = content;

        public int Length { get; private set; } = content.Length;

        public byte[] ToArray() => bytes[..Length];

        public int Read(Span<byte> into, long offset)
        {
            var count = (int)Math.Clamp(Length - offset, 0, into.Length);
            bytes.AsSpan((int)Math.Min(offset, Length), count).CopyTo(into);
            return count;
        }

        public void Write(ReadOnlySpan<byte> from, long offset)
        {
            var end = (int)offset + from.Length;
            if (bytes.Length < end)
                Array.Resize(ref bytes, Math.Max(end, bytes.Length * 2));
            from.CopyTo(bytes.AsSpan((int)offset));
            Length = Math.Max(Length, end);
        }

        public void Cut(long length) => Length = (int)Math.Min(Length, length);
    }

    sealed class Handle(MemoryDisk disk, string path, MemoryFile file) : IDiskFile
    {
        public string Path => path;

        public long Length
        {
            get
            {
                lock (disk.gate)
                    return file.Length;
            }
        }

        public int Read(Span<byte> into, long offset)
        {
            lock (disk.gate)
                return file.Read(into, offset);
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            disk.RequireWritable();
            lock (disk.gate)
            {
                var fits = (int)Math.Min(bytes.Length, disk.SpaceLeft ?? long.MaxValue);
                file.Write(bytes[..fits], offset);
                disk.SpaceLeft -= fits;
                if (fits < bytes.Length)
                    throw new IOException("No space left on device.", NoSpace);
            }
        }

        public void Cut(long length)
        {
            disk.RequireWritable();
            if (disk.FailsToCut)
                throw new IOException("Input/output error.", InputOutput);
            lock (disk.gate)
                file.Cut(length);
        }

        public void Sync()
        {
            disk.Syncs++;
            if (disk.FailsToSync)
                throw new IOException("Input/output error.", InputOutput);
        }

        public void Dispose()
        {
        }
    }

    sealed class Unlock(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}

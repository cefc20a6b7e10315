using Microsoft.Win32.SafeHandles;

namespace Actors.Backends.Files;

sealed class LocalFile(string path, SafeFileHandle handle) : IDiskFile
{
    public string Path => path;

    public long Length => RandomAccess.GetLength(handle);

    public int Read(Span<byte> into, long offset)
    {
        var done = 0;
        while (done < into.Length && RandomAccess.Read(handle, into[done..], offset + done) is > 0 and var read)
            done += read;
        return done;
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(handle, bytes, offset);

    public void Cut(long length) => RandomAccess.SetLength(handle, length);

    public void Sync() => RandomAccess.FlushToDisk(handle);

    public void Dispose() => handle.Dispose();
}

namespace Actors.Backends.Files;

/// <summary>Gives what the operating system refused its name, so that an operator knows what to do.</summary>
static class DiskFault
{
    const int NoSpace = 28, QuotaExceeded = 122, ReadOnlyFileSystem = 30, AccessDenied = 13;
    const int WindowsDiskFull = unchecked((int)0x80070070), WindowsHandleDiskFull = unchecked((int)0x80070027), WindowsWriteProtected = unchecked((int)0x80070013);

    public static bool Is(Exception fault) => fault is IOException or UnauthorizedAccessException;

    public static JournalWriteException Name(string path, Exception fault) => fault switch
    {
        JournalWriteException known => known,
        { HResult: NoSpace or QuotaExceeded or WindowsDiskFull or WindowsHandleDiskFull } => new DiskFullException(path, fault),
        UnauthorizedAccessException or { HResult: ReadOnlyFileSystem or AccessDenied or WindowsWriteProtected } => new DiskReadOnlyException(path, fault),
        _ => new JournalWriteException($"{path}: cannot be written: {fault.Message} Nothing of it will be replayed; the journal tries again with the next event.", fault),
    };
}

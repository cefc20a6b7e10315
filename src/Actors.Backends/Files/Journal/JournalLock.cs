namespace Actors.Backends.Files;

/// <summary>Keeps a second process out of a journal's folder.</summary>
static class JournalLock
{
    /// <exception cref="JournalLockedException">Another process has it.</exception>
    public static IDisposable Take(IDisk disk, string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            disk.CreateFolder(folder);
            return disk.TryLock(path, $"process {Environment.ProcessId} on {Environment.MachineName}")
                ?? throw new JournalLockedException(folder, Owner(disk, path));
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            throw DiskFault.Name(path, fault);
        }
    }

    /// <summary>Makes the next segment's file, which takes the log from any process that the lock did not keep out.</summary>
    public static IDiskFile Claim(IDisk disk, string folder, long number)
    {
        var path = SegmentName.Log(folder, number);
        try
        {
            return disk.Create(path);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            if (disk.Exists(path))
                throw new JournalLockedException(folder, "a process that is opening it now");
            throw DiskFault.Name(path, fault);
        }
    }

    static string Owner(IDisk disk, string path)
    {
        try
        {
            return disk.ReadOwner(path) is { Length: > 0 } owner ? owner : "another process";
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            return "another process";
        }
    }
}

namespace Actors.Backends.Files;

/// <summary>Who has a journal open.</summary>
public static class JournalUse
{
    /// <summary>Such as <c>process 4711 on server1</c>; null when nobody has. For a moment the journal is taken to find out.</summary>
    public static string? By(IDisk disk, string folder)
    {
        try
        {
            JournalLock.Take(disk, folder).Dispose();
            return null;
        }
        catch (JournalLockedException locked)
        {
            return locked.Owner;
        }
    }
}

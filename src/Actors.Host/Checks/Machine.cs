namespace Actors.Host.Checks;

/// <summary>What the doctor asks the machine.</summary>
/// <param name="FreeBytes">On the disk that a folder is on.</param>
/// <param name="MemoryBytes">What the process may use of it.</param>
sealed record Machine(Func<string, long> FreeBytes, long MemoryBytes)
{
    public static Machine This { get; } = new(
        static folder => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
}

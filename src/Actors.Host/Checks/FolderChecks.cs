using System.Globalization;
using Actors.Backends.Files;
using Actors.Host.Live;
using Actors.Runtime;

namespace Actors.Host.Checks;

/// <summary>Whether what has to survive can be kept: the folder, the disk, the journal, the kill switch.</summary>
static class FolderChecks
{
    const long LeastFree = 1L << 30;

    public static IEnumerable<Finding> Of(string folder)
    {
        var writable = Writable(folder);
        yield return writable;
        if (writable.Verdict == Verdict.Bad)
            yield break;
        yield return Space(folder);
        yield return Journal(LiveFolder.Journal(folder));
        yield return Switch(folder);
    }

    static Finding Writable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return Finding.Good("folder", $"{folder} can be written");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Finding.Bad("folder", $"{folder} cannot be written: {refused.Message}", "give the user of the engine this folder, or name another one as live.dir");
        }
    }

    static Finding Space(string folder)
    {
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        var said = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.0} GB free");
        return free >= LeastFree ? Finding.Good("disk", said)
            : Finding.Warn("disk", said, "make room: on a full disk the engine takes no new risk");
    }

    static Finding Journal(string folder)
    {
        if (!Directory.Exists(folder))
            return Finding.Good("journal", "none yet: the first start begins one");
        try
        {
            var report = JournalReport.Of(LocalDisk.Instance, folder, isThorough: true);
            return Finding.Good("journal", string.Create(
                CultureInfo.InvariantCulture, $"{report.Segments.Sum(one => one.Events)} events of {report.Streams.Count} streams, all whole"));
        }
        catch (Exception refused) when (refused is AkkaException or IOException or UnauthorizedAccessException)
        {
            return Finding.Bad("journal", refused.Message, $"look with 'actors journal verify {folder}'");
        }
    }

    static Finding Switch(string folder) => new KillSwitch(folder) is var killSwitch && killSwitch.Read() is { } halt
        ? Finding.Warn("kill switch", $"pulled: {halt.Reason}", $"'actors resume --dir {folder}' lifts it")
        : Finding.Good("kill switch", "not pulled");
}

using System.ComponentModel;
using System.Diagnostics;
using Actors.Backends.Files;

namespace Actors.Tests.Backends.Files;

/// <summary>A real file system that fills up: a tmpfs of one megabyte.</summary>
public sealed class SmallDiskTests
{
    [NeedsMountFact]
    public async Task On_a_full_file_system_writes_fail_by_name_and_go_on_when_space_returns()
    {
        using var disk = SmallDisk.Mount()!;
        var ballast = Path.Combine(disk.Folder, "ballast");
        var written = new List<object>();
        File.WriteAllBytes(ballast, new byte[200 << 10]);
        using (var journal = FileJournal.Open(new(Path.Combine(disk.Folder, "journal"), Stored.Formats) { SegmentSize = 64 << 10 }))
        {
            for (var round = 0; round < 3; round++)
            {
                await WriteUntilFull(journal, written);
                File.Delete(ballast);
                await journal.Write("a", $"after {round}");
                written.Add($"after {round}");
                File.WriteAllBytes(ballast, new byte[(150 - 50 * round) << 10]);
            }
        }

        File.Delete(ballast);
        using var again = FileJournal.Open(new(Path.Combine(disk.Folder, "journal"), Stored.Formats));
        (await again.Events("a")).ShouldBe(written);
    }

    static async Task WriteUntilFull(FileJournal journal, List<object> written)
    {
        while (true)
        {
            var text = new string((char)('a' + written.Count % 26), 4_000);
            try
            {
                await journal.Write("a", text);
            }
            catch (DiskFullException)
            {
                return;
            }
            written.Add(text);
        }
    }
}

/// <summary>Runs where this process may mount a file system.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsMountFactAttribute : FactAttribute
{
    static readonly bool CanMount = Try();

    public NeedsMountFactAttribute()
    {
        if (!CanMount)
            Skip = "this process may not mount a tmpfs";
    }

    static bool Try()
    {
        using var disk = SmallDisk.Mount();
        return disk is not null;
    }
}

/// <summary>A tmpfs of one megabyte in a folder of its own.</summary>
sealed class SmallDisk : IDisposable
{
    SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public static SmallDisk? Mount()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var folder = Directory.CreateTempSubdirectory("actors-tmpfs-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", "size=1m", "none", folder))
            return new(folder);
        Directory.Delete(folder);
        return null;
    }

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

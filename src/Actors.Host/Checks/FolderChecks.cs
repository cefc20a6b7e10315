using System.Globalization;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Host.Checks;

/// <summary>Whether what has to survive can be kept: the folders, the disk, the journal, the paper account, the kill switch.</summary>
static class FolderChecks
{
    const long LeastFree = 1L << 30;

    public static IEnumerable<Finding> Of(RunPlan plan, Machine machine)
    {
        var (folder, journal) = (plan.Live.Folder, JournalSettings.Read(plan.Root, TimeProvider.System).Folder);
        (string Folder, string Key)[] places = plan.Root.HasPath("journal.dir") ? [(folder, "live.dir"), (journal, "journal.dir")] : [(folder, "live.dir")];
        List<Finding> found = [];
        foreach (var (place, key) in places)
        {
            var writable = Writable(place, key);
            found.Add(writable);
            if (writable.Verdict != Verdict.Bad)
                found.Add(Space(place, machine));
        }
        if (!found.Exists(one => one.Verdict == Verdict.Bad))
            found.AddRange([.. JournalChecks.Of(journal, plan), .. PaperChecks.Of(plan, journal), Switch(folder)]);
        return found;
    }

    static Finding Writable(string folder, string key) => LiveFolder.Refusal(folder) is { } why
        ? Finding.Bad("folder", $"{folder} cannot be written: {why}", $"give the user of the engine this folder, or name another one as {key}")
        : Finding.Good("folder", $"{folder} can be written");

    static Finding Space(string folder, Machine machine)
    {
        long free;
        try
        {
            free = machine.FreeBytes(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Finding.Warn("disk", $"the space for {folder} cannot be told: {refused.Message}", "see yourself that there is some");
        }
        var said = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.0} GB free for {folder}");
        return free >= LeastFree ? Finding.Good("disk", said)
            : Finding.Warn("disk", said, string.Create(CultureInfo.InvariantCulture, $"make room for {LeastFree / 1e9:0.0} GB: on a full disk the engine takes no new risk"));
    }

    static Finding Switch(string folder) => new KillSwitch(folder).Read() is { } halt
        ? Finding.Warn("kill switch", $"pulled: {halt.Reason}", $"'actors resume --dir {folder}' lifts it")
        : Finding.Good("kill switch", "not pulled");
}

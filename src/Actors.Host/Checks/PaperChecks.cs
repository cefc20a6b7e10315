using Actors.Backends.Files;
using Actors.Domain;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Trading.Execution;

namespace Actors.Host.Checks;

/// <summary>Whether the account of a paper run can go on.</summary>
static class PaperChecks
{
    /// <param name="journal">The folder of the journal.</param>
    public static IEnumerable<Finding> Of(RunPlan plan, string journal)
    {
        var file = LiveFolder.Paper(plan.Live.Folder);
        return plan.Venue.IsPaper && File.Exists(file) ? [Of(plan, journal, file)] : [];
    }

    static Finding Of(RunPlan plan, string journal, string file)
    {
        try
        {
            var venue = PaperAccount.Restore(plan, Instrument.Unfiltered, PaperSettings.Read(plan.Root, plan.Cash), File.ReadAllBytes(file), file);
            PaperAccount.RequireKnown(plan, venue, () => IsKnown(plan, journal), file, journal);
            return Finding.Good("paper account", $"{venue.Cash} {plan.Currency}, {venue.OpenOrders.Count} open orders");
        }
        catch (InputException fault)
        {
            return Finding.Bad("paper account", fault.Problem, fault.Remedy!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Finding.Bad("paper account", $"{file}: {fault.Message}", $"give the user of the engine this file, or name another live.dir than {plan.Live.Folder}");
        }
    }

    static bool IsKnown(RunPlan plan, string journal) => Directory.Exists(journal)
        && JournalReport.Of(LocalDisk.Instance, journal, isThorough: false).Streams.Any(
            stream => string.Equals(stream.PersistenceId, ExecutionActor.JournalOf(plan.Account), StringComparison.Ordinal));
}

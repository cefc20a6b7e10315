using Actors.Backends.Files;
using Actors.Domain;
using Actors.Exchanges.Paper;
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
            var venue = new LastingPaperVenue(
                PaperSettings.Read(plan.Root, plan.Cash),
                plan.Symbols.Select(symbol => new PaperMarket(Instrument.Unfiltered(symbol.Base.Symbol), symbol.Base.Timeframe)),
                File.ReadAllBytes(file), static _ => { });
            var holds = plan.Symbols.Any(symbol => venue.HasOrders(symbol.Base.Symbol) || !venue.Holdings(symbol.Base.Symbol).IsZero);
            return holds && !IsKnown(plan, journal)
                ? Finding.Bad("paper account", $"{file}: it holds positions or orders, and the journal in {journal} knows of none", $"put that journal back, or remove {file} to begin anew")
                : Finding.Good("paper account", $"{venue.Cash} {plan.Currency}, {venue.OpenOrders.Count} open orders");
        }
        catch (DomainFault fault)
        {
            return Finding.Bad("paper account", $"{file}: {fault.Message}", "name a strategy for the symbol in strategies until its position is closed");
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            return Finding.Bad("paper account", $"{file}: {fault.Message}", $"remove {file}, and the account is counted from the journal");
        }
    }

    static bool IsKnown(RunPlan plan, string journal) => Directory.Exists(journal)
        && JournalReport.Of(LocalDisk.Instance, journal, isThorough: false).Streams.Any(
            stream => string.Equals(stream.PersistenceId, ExecutionActor.JournalOf(plan.Account), StringComparison.Ordinal));
}

using System.Globalization;
using System.Text.Json;
using Actors.Backends.Files;
using Actors.Domain;
using Actors.Host.Live;
using Actors.Runtime;
using Actors.Trading.Risk;

namespace Actors.Host.Checks;

/// <summary>Whether the journal is free and whole, and whether a halt stands in it that a person must lift.</summary>
static class JournalChecks
{
    public static IEnumerable<Finding> Of(string folder, RunPlan plan)
    {
        if (!Directory.Exists(folder))
            return [Finding.Good("journal", "none yet: the first start begins one")];
        try
        {
            var report = JournalReport.Of(LocalDisk.Instance, folder, isThorough: true);
            return
            [
                Finding.Good("journal", string.Create(
                    CultureInfo.InvariantCulture, $"{report.Segments.Sum(one => one.Events)} events of {report.Streams.Count} streams, all whole")),
                .. Taken(folder, plan),
                .. Halts(folder, plan),
            ];
        }
        catch (Exception refused) when (refused is AkkaException or IOException or UnauthorizedAccessException)
        {
            return [Finding.Bad("journal", refused.Message, $"'actors journal verify {folder}' shows what can be read; put the folder back as it was when it was last copied")];
        }
    }

    static IEnumerable<Finding> Taken(string folder, RunPlan plan) => JournalUse.By(LocalDisk.Instance, folder) is { } owner
        ? [Finding.Bad("journal", $"{folder} is in use by {owner}", $"stop {owner} first, or give this engine another live.dir than {plan.Live.Folder}")]
        : [];

    static IEnumerable<Finding> Halts(string folder, RunPlan plan)
    {
        SortedDictionary<string, string> standing = new(StringComparer.Ordinal);
        foreach (var one in JournalDump.Read(LocalDisk.Instance, folder, TradingFormats.All, RiskActor.JournalOf(plan.Account)))
        {
            if (one.Manifest is not ("trading-halted" or "trading-resumed") || one.Json is not { } json)
                continue;
            using var kept = JsonDocument.Parse(json);
            var code = kept.RootElement.GetProperty("code").GetString()!;
            if (one.Manifest is "trading-halted" && !kept.RootElement.TryGetProperty("until", out _))
                standing[code] = kept.RootElement.GetProperty("text").GetString()!;
            else
                standing.Remove(code);
        }
        standing.Remove(TradingHalted.KillSwitch); // the switch itself is what counts
        return standing.Select(halt => Finding.Warn(
            "halt", $"no entries since {halt.Key}: {halt.Value}",
            $"look why; then 'actors resume --dir {plan.Live.Folder}' lifts it"));
    }
}

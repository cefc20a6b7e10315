using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Backends.Files;
using Actors.Host.Settings;
using Actors.Runtime;
using Spectre.Console;

namespace Actors.Host.Commands;

/// <summary><c>actors journal</c>: looks into the journal of a folder and keeps it small and whole.</summary>
static class JournalCommand
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create() => new("journal", "Look into a journal, check it, compact it.")
    {
        List(),
        JournalEventsCommand.Cat(),
        Verify(),
        Compact(),
        JournalEventsCommand.Export(),
    };

    internal static Argument<string> FolderArgument() => new("DIR") { Description = "The folder of the journal" };

    /// <summary>Runs on a folder that is there; what the journal refuses is the user's to mend.</summary>
    internal static int Run(ParseResult result, Argument<string> argument, Func<string, TextWriter, int> action) => Guard.Run(result, () =>
    {
        var folder = result.GetRequiredValue(argument);
        if (!Directory.Exists(folder))
            throw new InputException($"{folder}: there is no such folder: name the one that holds the journal's .log files");
        if (!Directory.EnumerateFiles(folder, "*.log").Any())
        {
            var below = Path.Combine(folder, "journal");
            throw new InputException($"{folder}: there is no journal in it: name the folder that holds its .log files{(Directory.Exists(below) ? $", such as {below}" : "")}");
        }
        try
        {
            return action(folder, result.InvocationConfiguration.Output);
        }
        catch (Exception refusal) when (refusal is AkkaException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(refusal.Message);
        }
    });

    static Command List()
    {
        var folder = FolderArgument();
        var json = CommandOption.Json();
        var list = new Command("ls", "Show the segments and the streams.") { folder, json };
        list.SetAction(result => Run(result, folder, (path, output) =>
        {
            var report = JournalReport.Of(LocalDisk.Instance, path, isThorough: false);
            if (result.GetValue(json))
                output.WriteLine(Describe(report).ToJsonString(Indented));
            else
                Print(Terminal.Of(output), report);
            return 0;
        }));
        return list;
    }

    static Command Verify()
    {
        var folder = FolderArgument();
        var cut = new Option<bool>("--cut") { Description = "Give up the end of the last segment from the first damaged record on; it is kept beside" };
        var verify = new Command("verify", "Read every record and check it; exit code 1 says that something is damaged.") { folder, cut };
        verify.SetAction(result => Run(result, folder, (path, output) =>
        {
            if (result.GetValue(cut) && JournalRepair.CutDamagedEnd(LocalDisk.Instance, path) is { } repair)
                output.WriteLine(Text($"{repair.File}: cut at byte {repair.Offset}; the {repair.Bytes} bytes after it are in {repair.KeptIn}"));
            var report = JournalReport.Of(LocalDisk.Instance, path, isThorough: true);
            foreach (var one in report.Segments)
                output.WriteLine(Text($"{one.File}: ok, {one.Events} events in {one.Bytes} bytes{Torn(one)}{(one.LastHash is { } hash ? $", chain {hash}" : "")}"));
            output.WriteLine(Text($"{path}: ok, {report.Segments.Sum(one => one.Events)} events of {report.Streams.Count} streams"));
            return 0;
        }));
        return verify;
    }

    static Command Compact()
    {
        var folder = FolderArgument();
        var compact = new Command("compact", "Write what is not deleted into one new segment and remove the old ones. No process may have the journal open.") { folder };
        compact.SetAction(result => Run(result, folder, (path, output) =>
        {
            var report = JournalCompaction.Run(LocalDisk.Instance, path, TimeProvider.System);
            output.WriteLine(Text($"{path}: {report.Events} events, {report.BytesBefore} bytes before, {report.BytesAfter} after"));
            return 0;
        }));
        return compact;
    }

    static void Print(IAnsiConsole console, JournalReport report)
    {
        var segments = new Table().Border(TableBorder.Rounded).AddColumns("Segment", "Begun (UTC)", "Events", "Streams", "Bytes");
        foreach (var one in report.Segments)
            segments.AddRow(Text($"{one.Number}"), Text($"{one.Created:yyyy-MM-dd HH:mm:ss}"), Text($"{one.Events}"), Text($"{one.Streams}"), Text($"{one.Bytes}{Torn(one)}"));
        console.Write(segments);
        var streams = new Table().Border(TableBorder.Rounded).AddColumns("Stream", "First", "Last", "Events");
        foreach (var one in report.Streams)
            streams.AddRow(Markup.Escape(one.PersistenceId), Text($"{one.FirstSequenceNr}"), Text($"{one.LastSequenceNr}"), Text($"{one.Events}"));
        console.Write(streams);
    }

    static JsonObject Describe(JournalReport report) => new()
    {
        ["segments"] = new JsonArray([.. report.Segments.Select(one => (JsonNode)new JsonObject
        {
            ["number"] = one.Number,
            ["file"] = one.File,
            ["created"] = one.Created,
            ["bytes"] = one.Bytes,
            ["events"] = one.Events,
            ["streams"] = one.Streams,
            ["tornBytes"] = one.TornBytes,
        })]),
        ["streams"] = new JsonArray([.. report.Streams.Select(one => (JsonNode)new JsonObject
        {
            ["persistenceId"] = one.PersistenceId,
            ["first"] = one.FirstSequenceNr,
            ["last"] = one.LastSequenceNr,
            ["events"] = one.Events,
        })]),
    };

    static string Torn(SegmentReport one) => one.TornBytes > 0 ? Text($" and {one.TornBytes} of an unfinished write") : "";

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

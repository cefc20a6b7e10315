using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Actors.Backends.Files;
using Actors.Host.Settings;

namespace Actors.Host.Commands;

/// <summary><c>journal cat</c> shows events to people, <c>journal export</c> gives them to programs, one JSON object a line.</summary>
static class JournalEventsCommand
{
    public static Command Cat()
    {
        var folder = JournalCommand.FolderArgument();
        var (id, from) = (IdOption(), FromOption());
        var limit = new Option<int?>("--limit") { Description = "At most so many events; all when not given", HelpName = "N" };
        var cat = new Command("cat", "Show the events in the order they were written.") { folder, id, from, limit };
        cat.SetAction(result => JournalCommand.Run(result, folder, (path, output) =>
        {
            var most = result.GetValue(limit) ?? int.MaxValue;
            if (most < 1)
                throw new InputException($"--limit: found {most}, expected 1 or more");
            foreach (var one in Read(result, path, id, from).Take(most))
                output.WriteLine(Line(one));
            return 0;
        }));
        return cat;
    }

    public static Command Export()
    {
        var folder = JournalCommand.FolderArgument();
        var (id, from) = (IdOption(), FromOption());
        var file = new Option<string?>("--out") { Description = "Where to; standard output when not given", HelpName = "FILE" };
        var export = new Command("export", "Write the events as JSON lines.") { folder, id, from, file };
        export.SetAction(result => JournalCommand.Run(result, folder, (path, output) =>
        {
            var events = Read(result, path, id, from);
            if (result.GetValue(file) is not { } target)
            {
                Write(events, output);
                return 0;
            }
            using var writer = Create(target);
            Write(events, writer);
            return 0;
        }));
        return export;
    }

    static StreamWriter Create(string file)
    {
        if (file.Length == 0)
            throw new InputException("--out: found an empty value, expected FILE");
        try
        {
            return File.CreateText(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--out {file}: cannot write there ({refused.Message})", "name a file that you may write to");
        }
    }

    static IEnumerable<RawEvent> Read(ParseResult result, string folder, Option<string?> id, Option<long> from) => result.GetValue(from) is >= 0 and var first
        ? JournalDump.Read(LocalDisk.Instance, folder, TradingFormats.All, result.GetValue(id), first)
        : throw new InputException($"--from: found {result.GetValue(from)}, expected 0 or more");

    static Option<string?> IdOption() => new("--id") { Description = "Of this persistence id only", HelpName = "ID" };

    static Option<long> FromOption() => new("--from") { Description = "From this place in the journal on", HelpName = "N" };

    static string Line(RawEvent one)
    {
        var tags = one.Tags.Count > 0 ? $" [{string.Join(' ', one.Tags)}]" : "";
        var payload = one.Json is { } json ? Encoding.UTF8.GetString(json.Span) : Convert.ToHexStringLower(one.Payload.Span);
        return string.Create(CultureInfo.InvariantCulture,
            $"{one.Ordinal} {one.Time:yyyy-MM-ddTHH:mm:ss.fffffffZ} {one.PersistenceId}#{one.SequenceNr} {one.Manifest} v{one.Version}{tags} {payload}");
    }

    static void Write(IEnumerable<RawEvent> events, TextWriter output)
    {
        var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer);
        foreach (var one in events)
        {
            json.Reset();
            Write(json, one);
            json.Flush();
            output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            output.Write('\n');
            buffer.SetLength(0);
        }
    }

    static void Write(Utf8JsonWriter json, RawEvent one)
    {
        json.WriteStartObject();
        json.WriteNumber("ordinal"u8, one.Ordinal);
        json.WriteString("persistenceId"u8, one.PersistenceId);
        json.WriteNumber("sequenceNr"u8, one.SequenceNr);
        json.WriteNumber("epoch"u8, one.Epoch);
        json.WriteString("time"u8, one.Time);
        json.WriteString("manifest"u8, one.Manifest);
        json.WriteNumber("version"u8, one.Version);
        if (one.Tags.Count > 0)
        {
            json.WriteStartArray("tags"u8);
            foreach (var tag in one.Tags)
                json.WriteStringValue(tag);
            json.WriteEndArray();
        }
        if (one.Json is { } shown)
        {
            json.WritePropertyName("event"u8);
            json.WriteRawValue(shown.Span);
        }
        else
            json.WriteBase64String("bytes"u8, one.Payload.Span);
        json.WriteEndObject();
    }
}

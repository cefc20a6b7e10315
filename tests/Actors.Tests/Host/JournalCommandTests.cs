using System.Text.Json.Nodes;
using Actors.Backends.Files;
using Actors.Domain;
using Actors.Runtime.Persistence;
using Actors.Tests.Backends.Files;

namespace Actors.Tests.Host;

public sealed class JournalCommandTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    string Journal => folder.File("journal");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Listing_shows_segments_and_streams()
    {
        await Write();

        var run = ProgramRun.Of("journal", "ls", Journal, "--json");

        run.ExitCode.ShouldBe(0, run.Error);
        var report = JsonNode.Parse(run.Output)!;
        report["segments"]!.AsArray().Count.ShouldBe(1);
        report["segments"]![0]!["events"]!.GetValue<long>().ShouldBe(4);
        report["streams"]!.AsArray().Select(one => $"{one!["persistenceId"]} {one["first"]}-{one["last"]}").ShouldBe(["a 2-3", "b 1-1"]);
        ProgramRun.Of("journal", "ls", Journal).Output.ShouldContain("│ a");
    }

    [Theory]
    [InlineData("--limit", "-1", "1 or more")]
    [InlineData("--limit", "0", "1 or more")]
    [InlineData("--from", "-1", "0 or more")]
    public async Task A_count_that_can_show_nothing_is_refused(string option, string value, string expected)
    {
        await Write();

        Refusal.OfCommand("journal", "cat", Journal, option, value).ShouldBe($"{option}: found {value}, expected {expected}");
    }

    [Fact]
    public async Task Showing_prints_a_line_an_event_and_can_be_narrowed()
    {
        await Write();

        var all = ProgramRun.Of("journal", "cat", Journal).Output.TrimEnd().Split('\n');

        all.Length.ShouldBe(3);
        all[0].ShouldStartWith("2 ");
        all[0].ShouldEndWith("Z a#2 paid v1 [x] {\"Amount\":2,\"Note\":\"two\"}");
        ProgramRun.Of("journal", "cat", Journal, "--id", "b").Output.ShouldEndWith("b#1 text v1 \"other\"\n");
        ProgramRun.Of("journal", "cat", Journal, "--from", "3", "--limit", "1").Output.ShouldEndWith("a#3 text v1 \"three\"\n");
    }

    [Fact]
    public async Task What_the_engine_decided_is_shown_in_words()
    {
        using (var journal = FileJournal.Open(new(Journal, TradingFormats.All)))
            await journal.Write("risk-paper", new TradingHalted("max-drawdown", "30 % verloren für heute", null, new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "cause-1"));

        ProgramRun.Of("journal", "cat", Journal).Output.TrimEnd().ShouldEndWith(
            """risk-paper#1 trading-halted v1 {"at":"2026-01-02T03:04:05Z","cause":"cause-1","code":"max-drawdown","text":"30 % verloren für heute"}""");
        JsonNode.Parse(ProgramRun.Of("journal", "export", Journal).Output)!["event"]!["code"]!.GetValue<string>().ShouldBe("max-drawdown");
    }

    [Fact]
    public async Task Exporting_writes_a_json_object_a_line()
    {
        await Write();

        ProgramRun.Of("journal", "export", Journal, "--out", folder.File("events.jsonl")).ExitCode.ShouldBe(0);

        var lines = File.ReadAllLines(folder.File("events.jsonl")).Select(line => JsonNode.Parse(line)!).ToArray();
        lines.Select(line => $"{line["ordinal"]} {line["persistenceId"]} {line["sequenceNr"]}").ShouldBe(["2 a 2", "3 a 3", "4 b 1"]);
        lines[0]["event"]!["Note"]!.GetValue<string>().ShouldBe("two");
        lines[0]["tags"]![0]!.GetValue<string>().ShouldBe("x");
        ProgramRun.Of("journal", "export", Journal).Output.ShouldBe(File.ReadAllText(folder.File("events.jsonl")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        await Write();
        var below = folder.File("nothing/events.jsonl");

        Refusal.OfCommand("journal", "export", Journal, "--out", below)
            .ShouldMatch($"^--out {below}: cannot write there \\(.+\\); name a file that you may write to$");
        Refusal.OfCommand("journal", "export", Journal, "--out", folder.Path).ShouldStartWith($"--out {folder.Path}: cannot write there (");
        Refusal.OfCommand("journal", "export", Journal, "--out", "").ShouldBe("--out: found an empty value, expected FILE");
    }

    [Fact]
    public async Task Verifying_names_the_damage_and_cutting_mends_it()
    {
        await Write();
        ProgramRun.Of("journal", "verify", Journal).Output.ShouldEndWith($"{Journal}: ok, 4 events of 2 streams\n");
        var file = Path.Combine(Journal, "0000000001.log");
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        var damaged = ProgramRun.Of("journal", "verify", Journal);
        damaged.ExitCode.ShouldBe(1);
        damaged.Error.ShouldStartWith($"{file} at byte ");
        damaged.Error.ShouldContain("journal verify --cut");

        ProgramRun.Of("journal", "verify", Journal, "--cut").Output.ShouldContain($"are in {file}.cut");
        ProgramRun.Of("journal", "verify", Journal).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Compacting_keeps_what_lives()
    {
        await Write();
        var before = ProgramRun.Of("journal", "export", Journal).Output;

        var run = ProgramRun.Of("journal", "compact", Journal);

        run.ExitCode.ShouldBe(0, run.Error);
        ProgramRun.Of("journal", "export", Journal).Output.ShouldBe(before);
    }

    [Fact]
    public async Task A_journal_in_use_is_read_and_not_compacted()
    {
        await Write();
        using var open = FileJournal.Open(new(Journal, Stored.Formats));

        ProgramRun.Of("journal", "cat", Journal).ExitCode.ShouldBe(0);
        var run = ProgramRun.Of("journal", "compact", Journal);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("the journal is in use by process");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var run = ProgramRun.Of("journal", "ls", folder.File("nothing"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("nothing: there is no such folder");
    }

    async Task Write()
    {
        using var journal = FileJournal.Open(new(Journal, Stored.Formats));
        await journal.Write("a", "one", new Tagged(new Paid(2, "two"), ["x"]), "three");
        await journal.Write("b", "other");
        await journal.DeleteTo("a", 1, CancellationToken.None);
    }
}

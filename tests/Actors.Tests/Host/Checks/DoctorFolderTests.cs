using Actors.Backends.Files;
using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Host.Checks;
using Actors.Tests.Backends.Files;

namespace Actors.Tests.Host.Checks;

/// <summary>Faults of what has to survive, each with its fix.</summary>
public sealed class DoctorFolderTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("live.dir")]
    [InlineData("journal.dir")]
    public async Task A_folder_that_cannot_be_written_is_found(string key)
    {
        using var patient = new Patient($"{key} = \"/proc/actors\"");

        await patient.ShouldShow("folder", Verdict.Bad, $"give the user of the engine this folder, or name another one as {key}");
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_is_found()
    {
        using var patient = new Patient { FreeBytes = 100 << 20 };

        await patient.ShouldShow("disk", Verdict.Warning, "make room for 1.1 GB: on a full disk the engine takes no new risk");
    }

    [Fact]
    public async Task A_journal_that_is_not_whole_is_found()
    {
        using var patient = new Patient();
        using (var journal = FileJournal.Open(new(patient.Journal, TradingFormats.All)))
            await journal.Write("risk-main", new TradingResumed("max-drawdown", Now, "a"), new TradingResumed("max-drawdown", Now, "b"));
        Spoil(Directory.GetFiles(patient.Journal, "*.log").Order(StringComparer.Ordinal).First());

        await patient.ShouldShow("journal", Verdict.Bad, "'actors journal verify {live}/journal' shows what can be read; put the folder back as it was when it was last copied");
    }

    [Fact]
    public async Task A_journal_that_another_process_has_is_found_with_its_number_wherever_it_is()
    {
        using var patient = new Patient("journal.dir = \"{home}/fast\"");
        using var journal = FileJournal.Open(new(patient.Filled("{home}/fast"), TradingFormats.All));

        await patient.ShouldShow(
            "journal", Verdict.Bad, $"stop process {Environment.ProcessId} on {Environment.MachineName} first, or give this engine another live.dir than {{live}}");
    }

    [Fact]
    public async Task A_kill_switch_that_was_pulled_is_found()
    {
        using var patient = new Patient();
        patient.Write("live/HALT", """{ "reason": "news", "flatten": false, "at": "2026-01-02T03:04:05+00:00" }""");

        await patient.ShouldShow("kill switch", Verdict.Warning, "'actors resume --dir {live}' lifts it");
    }

    [Fact]
    public async Task A_kill_switch_that_cannot_be_read_counts_as_pulled()
    {
        using var patient = new Patient();
        patient.Write("live/HALT", "stop!");

        await patient.ShouldShow("kill switch", Verdict.Warning, "'actors resume --dir {live}' lifts it");
    }

    [Fact]
    public async Task A_halt_that_a_person_must_lift_is_found_and_none_that_was_lifted_or_ends_by_itself()
    {
        using var patient = new Patient();
        using (var journal = FileJournal.Open(new(patient.Journal, TradingFormats.All)))
        {
            await journal.Write("risk-main",
                new TradingHalted("max-drawdown", "equity 80 is 20 % below 100 at its peak", null, Now, "a"),
                new TradingHalted("max-daily-loss", "for today", Now.AddDays(1), Now, "a"),
                new TradingHalted(TradingHalted.HoldingsMissing, "gone", null, Now, "a"),
                new TradingResumed(TradingHalted.HoldingsMissing, Now, "operator"));
        }

        await patient.ShouldShow("halt", Verdict.Warning, "look why; then 'actors resume --dir {live}' lifts it");
    }

    [Fact]
    public async Task A_paper_account_that_cannot_be_read_is_found()
    {
        using var patient = new Patient();
        patient.Write("live/paper.json", "{");

        await patient.ShouldShow("paper account", Verdict.Bad, "remove {live}/paper.json, and the account is counted from the journal");
    }

    [Theory]
    [InlineData("BTCUSDT", "put that journal back, or remove {live}/paper.json to begin anew")]
    [InlineData("ETHUSDT", "name a strategy for the symbol in strategies until its position is closed")]
    public async Task A_paper_account_that_holds_what_nobody_knows_is_found(string symbol, string fix)
    {
        using var patient = new Patient();
        var held = new Symbol(symbol);
        byte[] kept = [];
        var venue = new LastingPaperVenue(
            new() { Cash = new(100), Holdings = new Dictionary<Symbol, Quantity> { [held] = new(1) } },
            [new(Instrument.Unfiltered(held), Timeframe.OneMinute)], null, state => kept = state.ToArray());
        venue.CatchUp([]);
        patient.Write("live/paper.json", System.Text.Encoding.UTF8.GetString(kept));

        await patient.ShouldShow("paper account", Verdict.Bad, fix);
    }

    [Fact]
    public async Task Holes_in_candles_are_found_in_those_downloaded_and_in_those_recorded()
    {
        using var patient = new Patient();
        string[] rows = [.. Refusal.Candles(40, seconds: 60)];
        patient.Write("history/BTCUSDT_1m.csv", string.Join('\n', rows[..10].Concat(rows[20..])) + "\n");
        patient.Write("live/candles/BTCUSDT_1m.csv", string.Join('\n', rows[..30].Concat(rows[35..])) + "\n");

        var found = (await patient.Examine()).Where(one => one.Verdict != Verdict.Good).ToArray();

        const string Anew = "'actors download --symbols BTCUSDT --timeframe 1m --from 2023-01-01 --out {home}/history'";
        found.Select(one => (one.Check, one.Verdict, one.Fix)).ShouldBe(
        [
            ("data BTCUSDT 1m", Verdict.Warning, patient.Filled($"set data.on-gap = fill, or remove the files and fetch them anew: {Anew}")),
            ("recorded BTCUSDT 1m", Verdict.Warning, patient.Filled($"trading needs nothing; for backtests of that time: {Anew}")),
        ]);
        found[0].Found.ShouldContain("10 missing, the first after 2023-01-01 00:08:00Z");
    }

    [Fact]
    public async Task Candles_that_are_not_there_or_make_no_sense_are_found()
    {
        using var patient = new Patient();
        patient.Write("history/ETHUSDT_1m.csv", string.Join('\n', Refusal.Candles(5, seconds: 60)) + "\n");
        patient.Write("live/candles/BTCUSDT_1m.csv", "time,open,high,low,close,volume\n1672531200000,5,4,6,5,1\n");

        (await patient.Examine()).Where(one => one.Verdict != Verdict.Good).Select(one => (one.Check, one.Fix)).ShouldBe(
        [
            ("data BTCUSDT 1m", patient.Filled("'actors download --symbols BTCUSDT --timeframe 1m --from 2024-01-01 --out {home}/history'")),
            ("recorded BTCUSDT 1m", patient.Filled("remove {live}/candles/BTCUSDT_1m.csv: the engine begins a new one")),
        ]);
    }

    static void Spoil(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[^10] ^= 0xFF;
        bytes[bytes.Length / 2] ^= 0xFF;
        File.WriteAllBytes(file, bytes);
    }
}

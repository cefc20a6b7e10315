using Actors.Backends.Candles;
using Actors.Domain;
using Actors.Exchanges.Binance.Archive;
using Actors.Exchanges.Binance.Wire;
using Actors.Tests.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Binance.Archive;

public sealed class CandleDownloadTests : IDisposable
{
    static readonly Series Hourly = new("binance", new("BTCUSDT"), Timeframe.OneHour);
    static readonly DateTimeOffset Now = new(2025, 3, 10, 9, 30, 0, TimeSpan.Zero);
    static readonly DateTimeOffset From = new(2024, 11, 29, 0, 0, 0, TimeSpan.Zero);

    readonly string folder = Directory.CreateTempSubdirectory("download").FullName;
    readonly FakeVenue venue = new([Hourly], 1);
    readonly FakeArchive archive;
    readonly HttpClient http;
    readonly List<DownloadProgress> progress = [];

    public CandleDownloadTests()
    {
        venue.Clock.Advance(Now - venue.Clock.GetUtcNow());
        archive = new(venue, Hourly);
        http = new(archive);
    }

    string Target => Path.Combine(folder, "BTCUSDT_1h.csv");

    DownloadOptions Options => new([Hourly.Symbol], Hourly.Timeframe, From, folder)
    {
        RetryPause = TimeSpan.Zero,
        Progress = progress.Add,
    };

    public void Dispose()
    {
        http.Dispose();
        archive.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Months_then_days_then_rest_make_one_file_without_a_seam()
    {
        var result = await Download(Options);

        archive.Asked.ShouldBe([
            "BTCUSDT-1h-2024-11-29.zip", "BTCUSDT-1h-2024-11-30.zip", "BTCUSDT-1h-2024-12.zip", "BTCUSDT-1h-2025-01.zip",
            "BTCUSDT-1h-2025-02.zip", .. Enumerable.Range(1, 9).Select(day => $"BTCUSDT-1h-2025-03-0{day}.zip")]);
        result.NewRows.ShouldBe(result.Rows);
        result.Last.ShouldBe(new DateTimeOffset(2025, 3, 10, 8, 0, 0, TimeSpan.Zero));
        result.Gaps.ShouldBeEmpty();
        result.Archives.Count.ShouldBe(archive.Asked.Count);
        File.ReadLines(Target + ".sha256").Count().ShouldBe(archive.Asked.Count);
        progress[^1].Share.ShouldBe(1);
        progress.Select(p => p.Reached).ShouldBeInOrder();
        ShouldBeTrue(From);
    }

    [Fact]
    public async Task A_second_run_asks_for_nothing_and_a_later_one_only_for_what_is_new()
    {
        await Download(Options);
        archive.Asked.Clear();
        var (calls, bytes) = (venue.RestCalls, File.ReadAllBytes(Target));

        var second = await Download(Options);

        second.NewRows.ShouldBe(0);
        second.Rows.ShouldBeGreaterThan(2_000);
        archive.Asked.ShouldBeEmpty();
        venue.RestCalls.ShouldBe(calls);
        File.ReadAllBytes(Target).ShouldBe(bytes);
        venue.Clock.Advance(TimeSpan.FromHours(3));
        (await Download(Options)).NewRows.ShouldBe(3);
        archive.Asked.ShouldBeEmpty();
        ShouldBeTrue(From);
    }

    [Theory]
    [InlineData(CandleSource.Archive, 1)]
    [InlineData(CandleSource.Archive, 4)]
    [InlineData(CandleSource.Rest, 2)]
    public async Task A_run_that_was_killed_is_gone_on_with(CandleSource source, int parts)
    {
        using var kill = new CancellationTokenSource();
        var options = Options with { Source = source, Progress = _ => { if (--parts == 0) kill.Cancel(); } };
        await Should.ThrowAsync<OperationCanceledException>(() => Run(options, kill.Token));
        var asked = archive.Asked.ToArray();
        archive.Asked.Clear();
        File.Exists(Target).ShouldBeFalse();
        using (var torn = File.OpenWrite(Target + ".part"))
            torn.SetLength(torn.Length - 7);

        var result = await Download(options with { Progress = null });

        result.Notes.ShouldContain(note => note.Contains("gone on with", StringComparison.Ordinal));
        result.NewRows.ShouldBeLessThan(result.Rows);
        // The file whose last line was torn is fetched once more, those before it are not.
        archive.Asked.Intersect(asked, StringComparer.Ordinal).Count().ShouldBeLessThanOrEqualTo(1);
        ShouldBeTrue(From);
    }

    [Fact]
    public async Task A_torn_last_line_of_the_file_itself_is_fetched_anew()
    {
        await Download(Options);
        using (var torn = File.OpenWrite(Target))
            torn.SetLength(torn.Length - 3);

        var result = await Download(Options);

        result.NewRows.ShouldBe(1);
        ShouldBeTrue(From);
    }

    [Fact]
    public async Task An_earlier_start_puts_the_older_candles_before_the_others()
    {
        await Download(Options with { From = From.AddDays(30) });

        var result = await Download(Options);

        result.NewRows.ShouldBe(30 * 24);
        ShouldBeTrue(From);
    }

    [Fact]
    public async Task A_day_that_is_not_published_yet_comes_from_rest()
    {
        archive.Missing.Add("BTCUSDT-1h-2025-03-05.zip");
        archive.Missing.Add("BTCUSDT-1h-2025-01.zip");

        await Download(Options);

        archive.Asked.ShouldContain(name => name.StartsWith("BTCUSDT-1h-2025-01-31", StringComparison.Ordinal));
        ShouldBeTrue(From);
    }

    [Fact]
    public async Task Rest_alone_gives_the_same_bytes_as_the_archive()
    {
        await Download(Options);
        var bytes = File.ReadAllBytes(Target);
        File.Delete(Target);

        await Download(Options with { Source = CandleSource.Rest });

        File.ReadAllBytes(Target).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_checksum_says_is_refused()
    {
        archive.Wrong.Add("BTCUSDT-1h-2024-12.zip");

        var refusal = await Should.ThrowAsync<CandleDataException>(() => Download(Options));

        refusal.Message.ShouldContain("BTCUSDT-1h-2024-12.zip has the SHA-256");
        File.Exists(Target).ShouldBeFalse();
    }

    [Fact]
    public async Task Gaps_of_the_venue_are_listed_and_a_failing_archive_is_tried_again()
    {
        archive.Failures = 2;
        var hole = new DateTimeOffset(2025, 1, 7, 5, 0, 0, TimeSpan.Zero);
        venue.Holes.UnionWith([hole, hole.AddHours(1)]);

        var result = await Download(Options);

        result.Gaps.ShouldBe([new CandleGap(hole.AddHours(-1), 2)]);
    }

    [Fact]
    public async Task A_broken_line_of_an_old_file_is_named_with_its_remedy()
    {
        await File.WriteAllTextAsync(Target, "time,open,high,low,close,volume\n1732838400000,1,2,0.5,yes,3\n1732842000000,1,2,0.5,1,3\n");

        var refusal = await Should.ThrowAsync<CandleDataException>(() => Download(Options));

        refusal.Message.ShouldContain("BTCUSDT_1h.csv:2: found");
        refusal.Message.ShouldContain("remove the file");
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        (await Should.ThrowAsync<DomainFault>(() => Download(Options with { Timeframe = Timeframe.Parse("7m") }))).Message.ShouldContain("no candles of 7m");
        (await Should.ThrowAsync<DomainFault>(() => Download(Options with { Symbols = [] }))).Message.ShouldContain("no symbol");
        (await Should.ThrowAsync<DomainFault>(() => Download(Options with { To = From }))).Message.ShouldContain("not after its start");
        (await Should.ThrowAsync<CandleDataException>(() => Download(Options with { From = Now.AddDays(1) }))).Message.ShouldStartWith(
            "the venue has no candles of BTCUSDT 1h from 2025-03-11 09:00:00Z to 2025-03-10 09:00:00Z; ");
    }

    [Fact]
    public async Task A_symbol_that_the_venue_does_not_have_is_asked_for_once()
    {
        venue.Refusal = new(400, BinanceError.NoSuchSymbol, "Invalid symbol.");

        (await Should.ThrowAsync<CandleDataException>(() => Download(Options))).Message.ShouldBe(
            "BTCUSDT: the venue has no such symbol; look at its spelling, such as BTCUSDT");

        venue.RestCalls.ShouldBe(1);
    }

    [Fact]
    public async Task What_fetched_nothing_leaves_no_folder_that_a_backtest_would_look_into()
    {
        var nowhere = Path.Combine(Options.Folder, "history");

        await Should.ThrowAsync<CandleDataException>(() => Download(Options with { From = Now.AddDays(1), Folder = nowhere }));

        Directory.Exists(nowhere).ShouldBeFalse();
    }

    async Task<DownloadResult> Download(DownloadOptions options) => (await Run(options, default)).Single();

    Task<IReadOnlyList<DownloadResult>> Run(DownloadOptions options, CancellationToken stop) =>
        new CandleDownload(options, venue, http, venue.Clock).Run(stop);

    /// <summary>As the engine's own reader sees the file: every candle there, and each the venue's.</summary>
    void ShouldBeTrue(DateTimeOffset from)
    {
        File.Exists(Target + ".part").ShouldBeFalse();
        var candles = CandleFiles.Read(Target, Hourly, GapPolicy.Fail, cache: false).Candles;
        candles.Count.ShouldBe((int)((venue.Clock.GetUtcNow() - from).Ticks / TimeSpan.TicksPerHour));
        for (var i = 0; i < candles.Count; i++)
            candles[i].ShouldBe(venue.Truth(Hourly, from.AddHours(i), DateTimeOffset.MaxValue).ToCandle());
    }
}

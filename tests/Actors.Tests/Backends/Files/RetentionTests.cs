using Actors.Backends.Files;
using Actors.Runtime.Persistence;

namespace Actors.Tests.Backends.Files;

public sealed class RetentionTests
{
    readonly MemoryDisk disk = new();

    FileJournalOptions Options => WrittenLog.Options(disk) with { SegmentSize = 600 };

    [Fact]
    public async Task Segments_whose_events_are_all_deleted_go_as_new_ones_come_and_nothing_that_lives_is_lost()
    {
        await WriteAndDelete(Options);

        LogFiles().Length.ShouldBeLessThan(8);
        using var journal = FileJournal.Open(Options);
        (await journal.Read("b")).ShouldBe([new(1, "b lives")]);
        (await journal.Open("gone")).HighestSequenceNr.ShouldBe(30);
        (await journal.Read("gone")).ShouldBeEmpty();
        (await journal.Open("a")).HighestSequenceNr.ShouldBe(100);
    }

    [Fact]
    public async Task Where_deleted_events_are_kept_their_segments_stay()
    {
        await WriteAndDelete(Options with { RemovesDeleted = false });

        disk.Exists("/j/0000000001.log").ShouldBeTrue();
    }

    [Fact]
    public async Task Compacting_keeps_what_lives_with_its_numbers_places_and_times()
    {
        using (var journal = FileJournal.Open(Options with { RemovesDeleted = false, HasHashChain = true }))
        {
            for (var n = 1; n <= 40; n++)
                await journal.Write("a", n, new Tagged($"{n}", ["x"]));
            await journal.Write("gone", 1, 2, 3);
            await journal.DeleteTo("a", 61, CancellationToken.None);
            await journal.DeleteTo("gone", 3, CancellationToken.None);
        }
        var before = JournalDump.Read(disk, "/j", EventFormats.None).ToArray();
        before.Select(one => one.SequenceNr).ShouldBe(Enumerable.Range(62, 19).Select(n => (long)n));

        var report = JournalCompaction.Run(disk, "/j", TimeProvider.System);

        report.BytesAfter.ShouldBeLessThan(report.BytesBefore / 3);
        LogFiles().ShouldHaveSingleItem();
        JournalDump.Read(disk, "/j", EventFormats.None).Select(Describe).ShouldBe(before.Select(Describe));
        using var again = FileJournal.Open(Options);
        (await again.Open("gone")).HighestSequenceNr.ShouldBe(3);
        (await again.Read("gone")).ShouldBeEmpty();
        await again.Write("a", new Tagged("new", ["x"]));
        var tagged = await again.ReplayTag("x", before[^1].Ordinal, CancellationToken.None).ToArrayAsync();
        tagged.ShouldHaveSingleItem().SequenceNr.ShouldBe(81);

        static string Describe(RawEvent one) => $"{one.Ordinal} {one.PersistenceId}#{one.SequenceNr} {one.Epoch} {one.Time:O} {one.Manifest} {Convert.ToHexString(one.Payload.Span)}";
    }

    [Fact]
    public async Task A_compaction_that_ends_anywhere_leaves_the_log_as_it_was()
    {
        var log = await WrittenLog.Of(60, segmentSize: 900);
        for (var space = 0; space < 4_000; space += 97)
        {
            log.Disk.SpaceLeft = space;
            var failure = Xunit.Record.Exception(() => JournalCompaction.Run(log.Disk, WrittenLog.Folder, TimeProvider.System));
            log.Disk.SpaceLeft = null;

            using var journal = FileJournal.Open(WrittenLog.Options(log.Disk.Copy()));
            foreach (var (id, events) in log.Acknowledged)
                (await journal.Events(id)).ShouldBe(events);
            (failure is null or DiskFullException).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Nobody_compacts_a_journal_that_is_open()
    {
        using var journal = FileJournal.Open(Options);
        await journal.Write("a", "one");

        Should.Throw<JournalLockedException>(() => JournalCompaction.Run(disk, "/j", TimeProvider.System));
    }

    async Task WriteAndDelete(FileJournalOptions options)
    {
        using var journal = FileJournal.Open(options);
        for (var n = 1; n <= 30; n++)
            await journal.Write("gone", n);
        await journal.DeleteTo("gone", 30, CancellationToken.None);
        for (var n = 1; n <= 100; n++)
        {
            await journal.Write("a", n);
            if (n == 95)
                await journal.Write("b", "b lives");
            await journal.DeleteTo("a", n - 1, CancellationToken.None);
        }
    }

    string[] LogFiles() => [.. disk.Paths.Where(path => path.EndsWith(".log", StringComparison.Ordinal))];
}

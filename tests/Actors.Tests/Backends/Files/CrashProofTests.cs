using Actors.Backends.Files;

namespace Actors.Tests.Backends.Files;

/// <summary>Every cut and every flipped byte: the acknowledged prefix, or a refusal that names the place. Never anything else.</summary>
public sealed class CrashProofTests
{
    [Fact]
    public async Task Cut_at_any_byte_the_log_gives_back_exactly_the_records_before_the_cut()
    {
        var log = await WrittenLog.Of(Heavy.Or(200, 2_500));
        var path = log.Segments.ShouldHaveSingleItem();
        var (bytes, boundaries) = (log.Disk[path], log.Boundaries(path));

        Parallel.For(0, bytes.Length, cut =>
        {
            var segments = LogFolder.Load(log.With(path, bytes[..cut]), WrittenLog.Folder);
            if (cut < SegmentHeader.Size)
            {
                segments.ShouldBeEmpty();
                return;
            }
            var whole = boundaries.Last(boundary => boundary <= cut);
            segments[0].Length.ShouldBe(whole);
            segments[0].TornBytes.ShouldBe(cut - whole);
        });
    }

    [Fact]
    public async Task Any_flipped_byte_is_refused_with_its_place()
    {
        var log = await WrittenLog.Of(Heavy.Or(200, 2_500));
        var path = log.Segments.ShouldHaveSingleItem();
        var (bytes, boundaries) = (log.Disk[path], log.Boundaries(path));

        Parallel.For(0, bytes.Length, at =>
        {
            byte[] flipped = [.. bytes];
            flipped[at] ^= (byte)(1 << at % 8);

            var refusal = Should.Throw<JournalCorruptException>(() => LogFolder.Load(log.With(path, flipped), WrittenLog.Folder));

            refusal.File.ShouldBe(path);
            refusal.Offset.ShouldBe(at < SegmentHeader.Size ? refusal.Offset : boundaries.Last(boundary => boundary <= at));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Opened_after_any_cut_or_flip_of_any_file_it_replays_what_was_acknowledged_or_refuses(bool isChained)
    {
        var log = await WrittenLog.Of(Heavy.Or(24, 120), segmentSize: 900, isChained);
        log.Segments.Length.ShouldBeGreaterThan(2);
        foreach (var path in log.Disk.Paths)
        {
            var bytes = log.Disk[path];
            await Parallel.ForAsync(0, bytes.Length, async (at, _) =>
            {
                await Damaged(log, path, bytes[..at], isTail: path == log.Segments[^1]);
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << at % 8);
                await Damaged(log, path, flipped, isTail: false);
            });
        }
    }

    [Fact]
    public async Task A_record_in_the_place_of_another_is_refused()
    {
        var log = await WrittenLog.Of(6);
        var path = log.Segments[0];
        var (bytes, at) = (log.Disk[path], log.Boundaries(path));
        byte[] swapped = [.. bytes[..(int)at[4]], .. bytes[(int)at[5]..(int)at[6]], .. bytes[(int)at[4]..(int)at[5]]];
        byte[] doubled = [.. bytes, .. bytes[(int)at[5]..]];

        Should.Throw<JournalCorruptException>(() => FileJournal.Open(WrittenLog.Options(log.With(path, swapped)))).Offset.ShouldBe(at[4]);
        Should.Throw<JournalCorruptException>(() => FileJournal.Open(WrittenLog.Options(log.With(path, doubled)))).Offset.ShouldBe(at[6]);
    }

    [Fact]
    public async Task A_segment_that_is_missing_before_another_is_refused_by_name()
    {
        var log = await WrittenLog.Of(40, segmentSize: 900);
        log.Disk.Delete(log.Segments[1]);

        Should.Throw<JournalCorruptException>(() => FileJournal.Open(WrittenLog.Options(log.Disk)))
            .Message.ShouldStartWith("/j/0000000002.log at byte 0: the segment is missing or empty, and segment 3 follows it");
    }

    [Fact]
    public async Task Space_that_no_write_reached_is_no_damage()
    {
        var log = await WrittenLog.Of(6);
        var path = log.Segments[0];
        var disk = log.With(path, [.. log.Disk[path], .. new byte[10_000]]);

        using var journal = FileJournal.Open(WrittenLog.Options(disk));

        (await journal.Events("a")).ShouldBe(log.Acknowledged["a"]);
    }

    [Fact]
    public async Task A_refusal_changes_nothing_and_gives_the_remedy()
    {
        var log = await WrittenLog.Of(6);
        var path = log.Segments[0];
        var bytes = log.Disk[path];
        bytes[^1] ^= 1;
        var disk = log.With(path, bytes);

        Should.Throw<JournalCorruptException>(() => FileJournal.Open(WrittenLog.Options(disk)))
            .Message.ShouldContain("restore this file from a copy, or give up these last");

        disk.Paths.ShouldBe([path]);
        disk[path].ShouldBe(bytes);
    }

    /// <summary>Opens a log with one changed file, replays it, and writes on.</summary>
    static async Task Damaged(WrittenLog log, string path, byte[] bytes, bool isTail)
    {
        var disk = log.With(path, bytes);
        try
        {
            using var journal = FileJournal.Open(WrittenLog.Options(disk));
            foreach (var (id, acknowledged) in log.Acknowledged)
            {
                var replayed = await journal.Events(id);
                if (isTail)
                    replayed.ShouldBe(acknowledged[..replayed.Length]);
                else
                    replayed.ShouldBe(acknowledged);
                await journal.Write(id, "next");
                (await journal.Events(id)).ShouldBe([.. replayed, "next"]);
            }
        }
        catch (JournalCorruptException refusal)
        {
            refusal.File.ShouldBe(path);
        }
    }
}

using Actors.Backends.Files;

namespace Actors.Tests.Backends.Files;

/// <summary>The chain that shows changes by hand, and the way out when the end of a log is damaged.</summary>
public sealed class RepairTests
{
    [Fact]
    public async Task A_record_that_was_changed_by_hand_with_its_checksum_breaks_the_chain()
    {
        var log = await WrittenLog.Of(12, isChained: true);
        var path = log.Segments[0];
        var (bytes, at) = (log.Disk[path], log.Boundaries(path));
        var record = bytes.AsSpan((int)at[5], (int)(at[6] - at[5]));
        record[^(HashChain.Size + 1)] = (byte)'7';
        RecordHead.Write(record, segment: 1, at[5]);

        var refusal = Should.Throw<JournalCorruptException>(() => LogFolder.Load(log.With(path, bytes), WrittenLog.Folder, isThorough: true));

        refusal.Offset.ShouldBe(at[5]);
        refusal.Message.ShouldContain("the log was changed by hand");
    }

    [Fact]
    public async Task A_segment_put_in_place_of_another_breaks_the_chain()
    {
        var log = await WrittenLog.Of(40, segmentSize: 900, isChained: true);
        var other = await WrittenLog.Of(40, segmentSize: 900, isChained: true);
        other.Segments.ShouldBe(log.Segments);
        var mixed = log.With(log.Segments[1], other.Disk[log.Segments[1]]);

        Should.Throw<JournalCorruptException>(() => JournalReport.Of(mixed, WrittenLog.Folder, isThorough: true))
            .Message.ShouldContain("the segment does not follow from the one before");
    }

    [Fact]
    public async Task The_damaged_end_of_a_log_is_cut_when_a_person_says_so_and_kept_beside()
    {
        var log = await WrittenLog.Of(12);
        var path = log.Segments[0];
        var (bytes, at) = (log.Disk[path], log.Boundaries(path));
        bytes[(int)at[9] + 20] ^= 0xFF;
        var disk = log.With(path, bytes);
        Should.Throw<JournalCorruptException>(() => FileJournal.Open(WrittenLog.Options(disk)));

        var repair = JournalRepair.CutDamagedEnd(disk, WrittenLog.Folder);

        repair.ShouldBe(new(path, at[9], bytes.Length - at[9], $"{path}.cut"));
        disk[$"{path}.cut"].ShouldBe(bytes[(int)at[9]..]);
        using var journal = FileJournal.Open(WrittenLog.Options(disk));
        (await journal.Events("a")).ShouldBe(log.Acknowledged["a"][..^1]);
        JournalRepair.CutDamagedEnd(disk.Copy(), WrittenLog.Folder).ShouldBeNull();
    }

    [Fact]
    public async Task Damage_before_the_end_is_not_cut()
    {
        var log = await WrittenLog.Of(40, segmentSize: 900);
        var path = log.Segments[0];
        var bytes = log.Disk[path];
        bytes[^3] ^= 0xFF;

        Should.Throw<JournalCorruptException>(() => JournalRepair.CutDamagedEnd(log.With(path, bytes), WrittenLog.Folder))
            .Message.ShouldContain("restore this file from a copy");
    }
}

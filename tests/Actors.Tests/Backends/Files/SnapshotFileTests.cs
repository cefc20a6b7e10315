using Actors.Backends.Files;
using Actors.Runtime;

namespace Actors.Tests.Backends.Files;

public sealed class SnapshotFileTests
{
    readonly MemoryDisk disk = new();

    FileSnapshotStore Store => new(new("/s", Stored.Formats) { Disk = disk, Kept = 2 });

    [Fact]
    public async Task Cut_or_flipped_anywhere_a_snapshot_is_refused_by_name()
    {
        await Save(5);
        var path = disk.Paths.ShouldHaveSingleItem();
        var bytes = disk[path];
        for (var at = 0; at < bytes.Length; at++)
        {
            byte[] flipped = [.. bytes];
            flipped[at] ^= (byte)(1 << at % 8);
            foreach (var damaged in (byte[][])[bytes[..at], flipped])
            {
                disk[path] = damaged;
                (await Should.ThrowAsync<JournalCorruptException>(async () => await Load())).File.ShouldBe(path);
            }
        }
    }

    [Fact]
    public async Task The_oldest_go_when_more_are_saved_than_are_kept()
    {
        foreach (var number in (long[])[1, 2, 3, 4])
            await Save(number);

        disk.Paths.ShouldBe(["/s/a/0000000000000000003.snapshot", "/s/a/0000000000000000004.snapshot"]);
    }

    [Fact]
    public async Task What_a_crash_left_of_a_snapshot_is_not_seen_and_is_replaced()
    {
        await Save(1);
        disk["/s/a/0000000000000000002.snapshot.tmp"] = [1, 2, 3];

        (await Load())!.Metadata.SequenceNr.ShouldBe(1);
        await Save(2);
        (await Load())!.Metadata.SequenceNr.ShouldBe(2);
    }

    [Fact]
    public async Task A_full_disk_fails_the_snapshot_by_name_and_leaves_the_one_before()
    {
        await Save(1);
        disk.SpaceLeft = 10;

        await Should.ThrowAsync<DiskFullException>(() => Save(2));

        disk.SpaceLeft = null;
        (await Load())!.Metadata.SequenceNr.ShouldBe(1);
        await Save(2);
        (await Load())!.Metadata.SequenceNr.ShouldBe(2);
    }

    async Task Save(long number) =>
        await Store.Save(new("a", number, new DateTime(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc)), new Paid((int)number, "state"), CancellationToken.None);

    ValueTask<Actors.Runtime.Persistence.SelectedSnapshot?> Load() => Store.Load("a", SnapshotSelectionCriteria.Latest, CancellationToken.None);
}

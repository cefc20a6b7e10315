using Actors.Backends.Files;
using Actors.Runtime;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Backends.Files;

public sealed class ReplayLaws
{
    /// <summary>Adds the digits of numbers, in an order that matters.</summary>
    static int Next(int state, object @event) => unchecked(state * 31 + (int)@event);

    [Fact]
    public void A_snapshot_and_the_events_after_it_give_what_all_events_give() =>
        Prop.ForAll<int[], byte, byte>((events, every, segment) =>
        {
            var disk = new MemoryDisk();
            var options = WrittenLog.Options(disk) with { SegmentSize = 150 + segment * 4 };
            var snapshots = new FileSnapshotStore(new("/s", Stored.Formats) { Disk = disk });
            var state = Run(options, snapshots, events, 1 + every % 20).GetAwaiter().GetResult();

            return Recover(options, snapshots, SnapshotSelectionCriteria.Latest).GetAwaiter().GetResult() == state
                && Recover(options, snapshots, SnapshotSelectionCriteria.None).GetAwaiter().GetResult() == state;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_sizes_of_writes_and_segments_everything_is_replayed_from_any_number() =>
        Prop.ForAll<byte[], byte, byte>((sizes, segment, from) =>
        {
            using var journal = FileJournal.Open(WrittenLog.Options(new()) with { SegmentSize = 120 + segment * 8 });
            var total = 0;
            foreach (var size in sizes)
            {
                journal.Write("a", [.. Enumerable.Range(total + 1, size % 9).Select(n => (object)n)]).GetAwaiter().GetResult();
                total += size % 9;
            }

            var replayed = journal.Read("a", from).GetAwaiter().GetResult();
            return replayed.Select(entry => entry.Event).SequenceEqual(Enumerable.Range(1, total).Where(n => n >= from).Select(n => (object)n))
                && replayed.All(entry => entry.SequenceNr == (int)entry.Event);
        }).QuickCheckThrowOnFailure();

    static async Task<int> Run(FileJournalOptions options, FileSnapshotStore snapshots, int[] events, int every)
    {
        using var journal = FileJournal.Open(options);
        var state = 0;
        for (var n = 1; n <= events.Length; n++)
        {
            await journal.Write("a", events[n - 1]);
            state = Next(state, events[n - 1]);
            if (n % every == 0)
                await snapshots.Save(new("a", n, new DateTime(n, DateTimeKind.Utc)), state, CancellationToken.None);
        }
        return state;
    }

    static async Task<int> Recover(FileJournalOptions options, FileSnapshotStore snapshots, SnapshotSelectionCriteria criteria)
    {
        using var journal = FileJournal.Open(options);
        var snapshot = await snapshots.Load("a", criteria, CancellationToken.None);
        var state = (int?)snapshot?.Snapshot ?? 0;
        foreach (var entry in await journal.Read("a", (snapshot?.Metadata.SequenceNr ?? 0) + 1))
            state = Next(state, entry.Event);
        return state;
    }
}

using Actors.Backends.Files;
using Actors.Host.Live;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

static class JournalSettings
{
    const long SmallestSegment = 64 << 10, LargestSegment = 1 << 30;

    /// <param name="clock">The time that records are stamped with.</param>
    public static TradingJournalOptions Read(Config root, TimeProvider clock)
    {
        var live = root.GetString("live.dir");
        return new(root.HasPath("journal.dir") ? Setting.ReadName(root, "journal.dir", "data/journal") : LiveFolder.Journal(live), LiveFolder.Snapshots(live))
        {
            Durability = Durability(root),
            SegmentSize = SegmentSize(root),
            RemovesDeleted = Setting.ReadChoice(root, "journal.retention", ("keep-live", true), ("keep-all", false)),
            HasHashChain = root.GetBoolean("journal.hash-chain"),
            SnapshotsKept = (int)Setting.ReadWhole(root, "journal.snapshots", 1, 1_000, "snapshots"),
            Time = clock,
        };
    }

    static Durability Durability(Config root)
    {
        try
        {
            return Backends.Files.Durability.Parse(root.GetString("journal.durability"));
        }
        catch (FormatException wrong)
        {
            throw Setting.Outside(root, "journal.durability", wrong.Message, "always, batch(5ms) or os");
        }
    }

    static long SegmentSize(Config root) =>
        root.GetByteSize("journal.segment-size") is >= SmallestSegment and <= LargestSegment and var size ? size
            : throw Setting.Outside(root, "journal.segment-size", $"'{root.GetString("journal.segment-size")}' is no size from 64 KiB to 1 GiB", "64KiB up to 1GiB");
}

using Actors.Backends.Files;
using Actors.Runtime.Persistence;
using Actors.Tests.Host;

namespace Actors.Tests.Backends.Files;

public sealed class InMemoryJournalTests : JournalSpec
{
    protected override IJournal Journal { get; } = new InMemoryJournal();

    protected override bool SurvivesTheProcess => false;

    protected override IJournal Reopen() => Journal;
}

/// <summary>On the disk of this machine.</summary>
public sealed class FileJournalTests : FileJournalSpec, IDisposable
{
    readonly TemporaryFolder folder = new();

    protected override FileJournalOptions Options => new(folder.File("journal"), Stored.Formats);

    public void Dispose()
    {
        Close();
        folder.Dispose();
    }
}

/// <summary>In segments so small that nearly every write begins a new one, chained.</summary>
public sealed class SmallSegmentsJournalTests : FileJournalSpec, IDisposable
{
    readonly MemoryDisk disk = new();

    protected override FileJournalOptions Options => new("/j", Stored.Formats) { Disk = disk, SegmentSize = 200, HasHashChain = true };

    public void Dispose() => Close();
}

/// <summary>With syncs at an interval.</summary>
public sealed class BatchJournalTests : FileJournalSpec, IDisposable
{
    readonly MemoryDisk disk = new();

    protected override FileJournalOptions Options => new("/j", Stored.Formats) { Disk = disk, Durability = Durability.Batch(TimeSpan.FromMilliseconds(1)) };

    public void Dispose() => Close();
}

public abstract class FileJournalSpec : JournalSpec
{
    FileJournal? journal;

    protected abstract FileJournalOptions Options { get; }

    protected override IJournal Journal => journal ??= FileJournal.Open(Options);

    protected override IJournal Reopen()
    {
        Close();
        return Journal;
    }

    protected void Close()
    {
        journal?.Dispose();
        journal = null;
    }
}

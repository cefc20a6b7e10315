using Actors.Backends.Files;
using Actors.Runtime.Persistence;

namespace Actors.Tests.Backends.Files;

/// <summary>A disk that is full, read-only or failing: a named error, nothing half-written, and on it goes when the disk does.</summary>
public sealed class FailingDiskTests
{
    readonly MemoryDisk disk = new();

    FileJournalOptions Options => WrittenLog.Options(disk) with { SegmentSize = 1_000 };

    [Fact]
    public async Task A_full_disk_fails_the_write_by_name_wherever_it_ends_and_writing_goes_on_with_space()
    {
        using var journal = FileJournal.Open(Options);
        var events = new List<object> { "first" };
        await journal.Write("a", "first");
        for (var space = 0; space < 400; space += 7)
        {
            disk.SpaceLeft = space;
            var failure = await Xunit.Record.ExceptionAsync(() => journal.Write("a", $"too much {space}", new Paid(space, "x")));
            if (failure is null)
                events.AddRange([$"too much {space}", new Paid(space, "x")]);
            else
                failure.ShouldBeOfType<DiskFullException>().Message.ShouldContain("the disk is full");

            disk.SpaceLeft = null;
            await journal.Write("a", space);
            events.Add(space);
            (await journal.Events("a")).ShouldBe(events);
        }

        using var again = FileJournal.Open(WrittenLog.Options(disk.Copy()));
        (await again.Events("a")).ShouldBe(events);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_failed_to_be_synced_is_never_replayed_once_the_journal_has_written_again(bool canCut)
    {
        using var journal = FileJournal.Open(Options);
        await journal.Write("a", "first");
        disk.FailsToSync = true;
        disk.FailsToCut = !canCut;
        (await Should.ThrowAsync<JournalWriteException>(() => journal.Write("a", "lost"))).Message.ShouldContain("cannot be written");
        (await Should.ThrowAsync<JournalWriteException>(() => journal.Write("a", "lost as well"))).ShouldNotBeNull();

        disk.FailsToSync = false;
        await journal.Write("a", "second");

        (await journal.Read("a")).ShouldBe([new(1, "first"), new(2, "second")]);
        using var again = FileJournal.Open(WrittenLog.Options(disk.Copy()));
        (await again.Read("a")).ShouldBe([new(1, "first"), new(2, "second")]);
    }

    [Fact]
    public async Task A_crash_before_writing_goes_on_leaves_nothing_half_written()
    {
        using var journal = FileJournal.Open(Options);
        await journal.Write("a", "first");
        disk.FailsToCut = true;
        disk.SpaceLeft = 50;
        await Should.ThrowAsync<DiskFullException>(() => journal.Write("a", "one", "two", "three"));

        using var again = FileJournal.Open(WrittenLog.Options(disk.Copy()));

        (await again.Events("a")).ShouldBe(["first"]);
    }

    [Fact]
    public async Task A_disk_that_became_read_only_fails_by_name_and_reading_goes_on()
    {
        using var journal = FileJournal.Open(Options);
        await journal.Write("a", "first");
        disk.IsReadOnly = true;

        (await Should.ThrowAsync<DiskReadOnlyException>(() => journal.Write("a", "lost"))).Message.ShouldContain("the disk is read-only");
        (await journal.Events("a")).ShouldBe(["first"]);

        disk.IsReadOnly = false;
        await journal.Write("a", "second");
        (await journal.Events("a")).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task Events_behind_a_failed_one_fail_with_it()
    {
        using var journal = FileJournal.Open(Options);
        var position = await journal.Open("a");
        disk.FailsToSync = true;
        var appends = Enumerable.Range(1, 50).Select(n => Try(journal, n, position.Epoch)).ToArray();
        var failures = await Task.WhenAll(appends);
        disk.FailsToSync = false;

        failures.ShouldAllBe(failure => failure is JournalWriteException || failure is WriterFencedException);
        await journal.Append("a", 1, position.Epoch, "first after all");
        (await journal.Events("a")).ShouldBe(["first after all"]);

        static async Task<Exception?> Try(FileJournal journal, int n, long epoch) =>
            await Xunit.Record.ExceptionAsync(async () => await journal.Append("a", n, epoch, n));
    }

    [Fact]
    public void A_read_only_disk_cannot_be_opened_for_writing()
    {
        disk.IsReadOnly = true;
        Should.Throw<DiskReadOnlyException>(() => FileJournal.Open(Options));
    }

    [Fact]
    public async Task An_event_that_cannot_be_stored_is_rejected_and_the_stream_is_as_before()
    {
        using var journal = FileJournal.Open(Options);
        var position = await journal.Open("a");

        (await Should.ThrowAsync<WriteRejectedException>(async () => await journal.Append("a", 1, position.Epoch, "good", new Version(1, 2))))
            .Message.ShouldBe("Version has no format in the journal: give it a manifest in its EventFormats");

        await journal.Append("a", 1, position.Epoch, "one");
        (await journal.Events("a")).ShouldBe(["one"]);
    }
}

using Actors.Backends.Files;
using Actors.Runtime.Persistence;
using Actors.Tests.Host;

namespace Actors.Tests.Backends.Files;

public sealed class FenceTests
{
    [Fact]
    public void A_second_journal_in_the_same_folder_is_refused_by_the_lock_until_the_first_is_closed()
    {
        using var folder = new TemporaryFolder();
        var options = new FileJournalOptions(folder.File("journal"), Stored.Formats);
        using (FileJournal.Open(options))
        {
            Should.Throw<JournalLockedException>(() => FileJournal.Open(options))
                .Message.ShouldContain($"the journal is in use by process {Environment.ProcessId} on ");
        }

        using var next = FileJournal.Open(options);
    }

    [Fact]
    public async Task Where_locks_do_not_hold_the_later_process_wins_and_the_earlier_is_fenced_for_good()
    {
        var disk = new MemoryDisk { IgnoresLocks = true };
        var options = WrittenLog.Options(disk);
        using var first = FileJournal.Open(options);
        await first.Write("a", "one");

        using var second = FileJournal.Open(options);

        (await Should.ThrowAsync<WriterFencedException>(() => first.Write("a", "two of the first")))
            .Message.ShouldContain("has taken the journal over");
        await Should.ThrowAsync<WriterFencedException>(async () => await first.Open("a"));
        await second.Write("a", "two");
        (await second.Events("a")).ShouldBe(["one", "two"]);
        using var third = FileJournal.Open(WrittenLog.Options(disk.Copy()));
        (await third.Events("a")).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_writer_that_died_while_it_took_over_leaves_a_log_that_opens()
    {
        var disk = new MemoryDisk();
        using (var journal = FileJournal.Open(WrittenLog.Options(disk)))
            await journal.Write("a", "one");
        disk["/j/0000000002.log"] = [];

        using var next = FileJournal.Open(WrittenLog.Options(disk));
        await next.Write("a", "two");

        (await next.Events("a")).ShouldBe(["one", "two"]);
        disk.Exists("/j/0000000003.log").ShouldBeTrue();
    }

    [Fact]
    public void Opening_while_another_process_opens_is_refused()
    {
        var disk = new MemoryDisk();
        var options = WrittenLog.Options(disk);
        using var folderLock = disk.TryLock("/j/lock", "me");

        Should.Throw<JournalLockedException>(() => FileJournal.Open(options)).Message.ShouldContain("in use by the other one");
    }
}

using Actors.Runtime.Persistence;

namespace Actors.Tests.Backends.Files;

/// <summary>What every journal must do. A backend inherits it and says how it is opened; each test has a journal of its own.</summary>
public abstract class JournalSpec
{
    protected abstract IJournal Journal { get; }

    /// <summary>The same journal as a new process would find it.</summary>
    protected abstract IJournal Reopen();

    protected virtual bool SurvivesTheProcess => true;

    IJournalReader Reader => (IJournalReader)Journal;

    [Fact]
    public async Task A_new_stream_is_empty()
    {
        (await Journal.Open("a")).HighestSequenceNr.ShouldBe(0);
        (await Journal.Read("a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_are_replayed_in_their_order_with_their_numbers()
    {
        await Journal.Write("a", "one", "two");
        await Journal.Write("a", "three");

        (await Journal.Read("a")).ShouldBe([new(1, "one"), new(2, "two"), new(3, "three")]);
        (await Journal.Open("a")).HighestSequenceNr.ShouldBe(3);
    }

    [Fact]
    public async Task Both_ends_of_a_replay_are_included()
    {
        await Journal.Write("a", "one", "two", "three");
        await Journal.Write("a", "four", "five");

        (await Journal.Read("a", from: 2, to: 4)).Select(entry => entry.SequenceNr).ShouldBe([2, 3, 4]);
        (await Journal.Read("a", from: 3, to: 3)).Select(entry => entry.Event).ShouldBe(["three"]);
        (await Journal.Read("a", from: 6)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Streams_do_not_mix()
    {
        await Journal.Write("a", "one");
        await Journal.Write("b", "1", "2");
        await Journal.Write("a", "two");

        (await Journal.Events("a")).ShouldBe(["one", "two"]);
        (await Journal.Events("b")).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Ids_may_hold_any_character()
    {
        foreach (var id in (string[])["risk/основной", "a b\tc", "..", "A", "a", "🦊"])
            await Journal.Write(id, id);

        foreach (var id in (string[])["risk/основной", "a b\tc", "..", "A", "a", "🦊"])
            (await Journal.Events(id)).ShouldBe([id]);
    }

    [Fact]
    public async Task A_writer_that_was_replaced_writes_nothing()
    {
        var old = await Journal.Open("a");
        await Journal.Append("a", 1, old.Epoch, "one");
        var next = await Journal.Open("a");
        next.Epoch.ShouldBeGreaterThan(old.Epoch);

        await Should.ThrowAsync<WriterFencedException>(async () => await Journal.Append("a", 2, old.Epoch, "two"));

        (await Journal.Events("a")).ShouldBe(["one"]);
        await Journal.Append("a", 2, next.Epoch, "zwei");
        (await Journal.Events("a")).ShouldBe(["one", "zwei"]);
    }

    [Fact]
    public async Task Two_writers_cannot_own_one_sequence_number()
    {
        var writer = await Journal.Open("a");
        await Journal.Append("a", 1, writer.Epoch, "one");

        await Should.ThrowAsync<WriterFencedException>(async () => await Journal.Append("a", 1, writer.Epoch, "again"));
        await Should.ThrowAsync<WriterFencedException>(async () => await Journal.Append("a", 3, writer.Epoch, "gap"));

        (await Journal.Events("a")).ShouldBe(["one"]);
    }

    [Fact]
    public async Task Deleted_events_are_gone_and_their_numbers_stay_used()
    {
        await Journal.Write("a", "one", "two", "three");
        await Journal.DeleteTo("a", 2, CancellationToken.None);

        (await Journal.Read("a")).ShouldBe([new(3, "three")]);
        await Journal.DeleteTo("a", 99, CancellationToken.None);
        (await Journal.Read("a")).ShouldBeEmpty();
        (await Journal.Open("a")).HighestSequenceNr.ShouldBe(3);
        await Journal.Write("a", "four");
        (await Journal.Read("a")).ShouldBe([new(4, "four")]);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_does_nothing()
    {
        await Journal.DeleteTo("never", 5, CancellationToken.None);
        (await Journal.Open("never")).HighestSequenceNr.ShouldBe(0);
    }

    [Fact]
    public async Task Many_writers_at_once_keep_their_own_order()
    {
        var journal = Journal;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            var position = await journal.Open($"w{i}");
            for (var n = 1; n <= 50; n++)
                await journal.Append($"w{i}", n, position.Epoch, new Paid(n, $"w{i}"));
        })));

        for (var i = 0; i < 16; i++)
            (await Journal.Events($"w{i}")).ShouldBe(Enumerable.Range(1, 50).Select(n => (object)new Paid(n, $"w{i}")));
    }

    [Fact]
    public async Task Appends_need_not_wait_for_one_another()
    {
        var position = await Journal.Open("a");
        var appends = Enumerable.Range(1, 100).Select(n => Journal.Append("a", n, position.Epoch, n).AsTask()).ToArray();
        await Task.WhenAll(appends);

        (await Journal.Events("a")).ShouldBe(Enumerable.Range(1, 100).Select(n => (object)n));
    }

    [Fact]
    public async Task A_new_writer_sees_what_the_one_before_had_on_its_way()
    {
        var old = await Journal.Open("a");
        var append = Journal.Append("a", 1, old.Epoch, "one").AsTask();

        (await Journal.Open("a")).HighestSequenceNr.ShouldBe(1);
        (await Journal.Events("a")).ShouldBe(["one"]);
        await append;
    }

    [Fact]
    public async Task Everything_is_there_after_the_journal_was_reopened()
    {
        if (!SurvivesTheProcess)
            return;
        await Journal.Write("a", "one", new Paid(2, "two"));
        var before = await Journal.Open("a");
        await Journal.Write("b", "x", "y");
        await Journal.DeleteTo("b", 1, CancellationToken.None);

        var again = Reopen();

        (await again.Events("a")).ShouldBe(["one", new Paid(2, "two")]);
        (await again.Read("b")).ShouldBe([new(2, "y")]);
        var position = await again.Open("a");
        position.HighestSequenceNr.ShouldBe(2);
        position.Epoch.ShouldBeGreaterThan(before.Epoch);
    }

    [Fact]
    public async Task The_ids_that_ever_held_an_event_are_listed_in_order()
    {
        await Journal.Write("b", "1");
        await Journal.Write("B", "1");
        await Journal.Write("a", "1");
        await Journal.Open("nothing written");

        (await Reader.PersistenceIds(CancellationToken.None).ToArrayAsync()).ShouldBe(["B", "a", "b"]);
    }

    [Fact]
    public async Task Events_are_found_by_tag_in_the_order_written_and_after_an_offset()
    {
        await Journal.Write("a", new Tagged("one", ["x"]), "untagged", new Tagged("two", ["x", "y"]));
        await Journal.Write("b", new Tagged("three", ["y"]), new Tagged("four", ["x"]));

        var x = await Tag("x", 0);
        x.Select(one => (one.PersistenceId, one.SequenceNr, one.Event)).ShouldBe([("a", 1L, "one"), ("a", 3L, "two"), ("b", 2L, "four")]);
        (await Tag("y", 0)).Select(one => one.Event).ShouldBe(["two", "three"]);
        (await Tag("x", x[0].Offset)).ShouldBe(x[1..]);
        (await Tag("x", x[^1].Offset)).ShouldBeEmpty();
        (await Tag("z", 0)).ShouldBeEmpty();
        (await Journal.Events("a")).ShouldBe(["one", "untagged", "two"]);
    }

    [Fact]
    public async Task Deleted_events_are_not_found_by_tag()
    {
        await Journal.Write("a", new Tagged("one", ["x"]), new Tagged("two", ["x"]));
        await Journal.DeleteTo("a", 1, CancellationToken.None);

        (await Tag("x", 0)).Select(one => one.Event).ShouldBe(["two"]);
    }

    [Fact]
    public async Task A_reader_waits_for_what_is_appended_next_and_finds_it()
    {
        await Journal.Write("a", "one");
        var seen = Reader.AppendedCount;
        await Reader.WaitForAppend(seen - 1, CancellationToken.None);
        var next = Reader.WaitForAppend(seen, CancellationToken.None);
        next.IsCompleted.ShouldBeFalse();

        await Journal.Write("b", new Tagged("two", ["x"]), "three");

        await next.WaitAsync(TimeSpan.FromSeconds(30));
        Reader.AppendedCount.ShouldBe(seen + 2);
        (await Tag("x", 0)).ShouldHaveSingleItem().Event.ShouldBe("two");
    }

    async Task<JournalRecord[]> Tag(string tag, long offset) =>
        await Reader.ReplayTag(tag, offset, CancellationToken.None).ToArrayAsync();
}

using Actors.Backends.Files;

namespace Actors.Tests.Backends.Files;

public sealed class IndexTests
{
    [Fact]
    public async Task An_index_that_is_missing_damaged_or_of_another_segment_is_made_again()
    {
        var log = await WrittenLog.Of(60, segmentSize: 900);
        var indexes = log.Disk.Paths.Where(path => path.EndsWith(".idx", StringComparison.Ordinal)).ToArray();
        indexes.Length.ShouldBeGreaterThan(3);
        log.Disk.Delete(indexes[0]);
        log.Disk[indexes[1]] = log.Disk[indexes[1]][..^1];
        log.Disk[indexes[2]] = log.Disk[indexes[3]];

        using var journal = FileJournal.Open(WrittenLog.Options(log.Disk));

        foreach (var (id, events) in log.Acknowledged)
            (await journal.Events(id)).ShouldBe(events);
    }

    [Fact]
    public async Task What_an_index_says_is_what_its_segment_says()
    {
        var log = await WrittenLog.Of(60, segmentSize: 900);

        var kept = LogFolder.Load(log.Disk, WrittenLog.Folder);
        var read = LogFolder.Load(log.Disk, WrittenLog.Folder, isThorough: true);

        kept.Select(Describe).ShouldBe(read.Select(Describe));

        static string Describe(Segment segment) => string.Join(", ",
            segment.Index.Streams.Select(one => $"{one.Key} {one.Value.First}-{one.Value.Last} at {string.Join(' ', one.Value.Capture().From(0))}"));
    }

    [Fact]
    public void A_list_of_postings_begins_with_the_record_that_holds_the_number()
    {
        var postings = new Postings();
        postings.Add(offset: 112, number: 5, count: 3);
        postings.Add(offset: 1_000_000, number: 8, count: 1);
        postings.Add(offset: 1_000_300, number: 9, count: 2);
        var list = postings.Capture();
        postings.Add(offset: 2_000_000, number: 11, count: 1);

        list.From(1).ShouldBe([112, 1_000_000, 1_000_300]);
        list.From(7).ShouldBe([112, 1_000_000, 1_000_300]);
        list.From(8).ShouldBe([1_000_000, 1_000_300]);
        list.From(10).ShouldBe([1_000_300]);
        list.From(11).ShouldBeEmpty();
        (postings.First, postings.Last).ShouldBe((5, 11));
    }
}

using Actors.Backends.Files;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Tests.Host;

namespace Actors.Tests.Backends.Files;

public sealed class InMemorySnapshotStoreTests : SnapshotStoreSpec
{
    protected override ISnapshotStore Store { get; } = new InMemorySnapshotStore();
}

public sealed class FileSnapshotStoreTests : SnapshotStoreSpec, IDisposable
{
    readonly TemporaryFolder folder = new();

    protected override ISnapshotStore Store => new FileSnapshotStore(new(folder.File("snapshots"), Stored.Formats) { Kept = 100 });

    public void Dispose() => folder.Dispose();
}

/// <summary>What every snapshot store must do. A backend inherits it and says how it is opened; each test has a store of its own.</summary>
public abstract class SnapshotStoreSpec
{
    static readonly DateTime Noon = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    protected abstract ISnapshotStore Store { get; }

    [Fact]
    public async Task Where_there_is_none_there_is_none() => (await Load(SnapshotSelectionCriteria.Latest)).ShouldBeNull();

    [Fact]
    public async Task The_newest_that_is_allowed_is_offered_with_its_metadata()
    {
        await Save(10, 20, 30);

        (await Load(SnapshotSelectionCriteria.Latest)).ShouldBe(new(new("a", 30, Noon.AddSeconds(30)), new Paid(30, "state")));
        (await Number(new(29))).ShouldBe(20);
        (await Number(new(9))).ShouldBeNull();
        (await Number(new(long.MaxValue, Noon.AddSeconds(15)))).ShouldBe(10);
        (await Number(new(long.MaxValue, DateTime.MaxValue, MinSequenceNr: 31))).ShouldBeNull();
        (await Number(new(25, DateTime.MaxValue, 5, Noon.AddSeconds(20)))).ShouldBe(20);
        (await Number(SnapshotSelectionCriteria.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_snapshot_replaces_one_of_the_same_number()
    {
        await Save(10);
        await Store.Save(new("a", 10, Noon), "other", CancellationToken.None);

        (await Load(SnapshotSelectionCriteria.Latest))!.Snapshot.ShouldBe("other");
    }

    [Fact]
    public async Task Ids_do_not_mix_whatever_their_characters()
    {
        string[] ids = ["a", "A", "a/b", "a=b", "a=2fb", "..", "основной", new('x', 300), $"{new string('x', 300)}y"];
        foreach (var id in ids)
            await Store.Save(new(id, 1, Noon), id, CancellationToken.None);

        foreach (var id in ids)
            (await Store.Load(id, SnapshotSelectionCriteria.Latest, CancellationToken.None))!.Snapshot.ShouldBe(id);
    }

    [Fact]
    public async Task Those_that_the_criteria_allow_are_deleted_and_no_others()
    {
        await Save(10, 20, 30, 40);

        await Delete(new(40, DateTime.MaxValue, 40));
        (await Number(SnapshotSelectionCriteria.Latest)).ShouldBe(30);
        await Delete(new(20));
        (await Number(new(29))).ShouldBeNull();
        await Delete(new(long.MaxValue, Noon.AddSeconds(29)));
        (await Number(SnapshotSelectionCriteria.Latest)).ShouldBe(30);
        await Delete(SnapshotSelectionCriteria.Latest);
        (await Number(SnapshotSelectionCriteria.Latest)).ShouldBeNull();
    }

    async Task Save(params long[] numbers)
    {
        foreach (var number in numbers)
            await Store.Save(new("a", number, Noon.AddSeconds(number)), new Paid((int)number, "state"), CancellationToken.None);
    }

    ValueTask Delete(SnapshotSelectionCriteria criteria) => Store.Delete("a", criteria, CancellationToken.None);

    ValueTask<SelectedSnapshot?> Load(SnapshotSelectionCriteria criteria) => Store.Load("a", criteria, CancellationToken.None);

    async Task<long?> Number(SnapshotSelectionCriteria criteria) => (await Load(criteria))?.Metadata.SequenceNr;
}

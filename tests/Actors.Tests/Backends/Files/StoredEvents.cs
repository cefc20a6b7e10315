using System.Text.Json.Serialization;
using Actors.Backends.Files;
using Actors.Runtime.Persistence;

namespace Actors.Tests.Backends.Files;

/// <summary>What the tests of journals store.</summary>
public sealed record Paid(int Amount, string Note);

[JsonSerializable(typeof(Paid))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
sealed partial class StoredJson : JsonSerializerContext;

static class Stored
{
    public static EventFormats Formats { get; } = EventFormats.None
        .Json("paid", StoredJson.Default.Paid)
        .Json("text", StoredJson.Default.String)
        .Json("number", StoredJson.Default.Int32);
}

/// <summary>Ways to use a journal that say what they mean.</summary>
static class JournalUse
{
    public static ValueTask<JournalPosition> Open(this IJournal journal, string id) => journal.Open(id, CancellationToken.None);

    public static ValueTask Append(this IJournal journal, string id, long expected, long epoch, params object[] events) =>
        journal.Append(new(id, expected, epoch, events), CancellationToken.None);

    /// <summary>Opens the stream and appends as its writer.</summary>
    public static async Task Write(this IJournal journal, string id, params object[] events)
    {
        var position = await journal.Open(id);
        await journal.Append(id, position.HighestSequenceNr + 1, position.Epoch, events);
    }

    public static async Task<List<JournalEntry>> Read(this IJournal journal, string id, long from = 1, long to = long.MaxValue) =>
        await journal.Replay(id, from, to, CancellationToken.None).ToListAsync();

    public static async Task<object[]> Events(this IJournal journal, string id) => [.. (await journal.Read(id)).Select(entry => entry.Event)];
}

using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>Makes records. What depends on the place in the log is filled in by <see cref="Seal"/>, when the place is known.</summary>
static class RecordWriter
{
    /// <summary>Puts a record with events into an empty buffer.</summary>
    /// <exception cref="WriteRejectedException">An event cannot be stored.</exception>
    public static void AddEvents(ByteBuffer to, EventFormats formats, in JournalWrite write, bool isChained)
    {
        Begin(to, RecordKind.Events, write.PersistenceId, write.Events.Length, write.Epoch, write.ExpectedSequenceNr);
        foreach (var one in write.Events.Span)
        {
            if (one is Tagged tagged)
                AddEvent(to, formats, tagged.Payload, tagged.Tags);
            else
                AddEvent(to, formats, one, ImmutableSortedSet<string>.Empty);
        }
        End(to, isChained);
        if (to.Length - RecordHead.Size > RecordHead.MaxBody)
            throw new WriteRejectedException($"{write.Events.Length} events of '{write.PersistenceId}' take {to.Length} bytes, and one write may take {RecordHead.MaxBody}: persist fewer at once");
    }

    /// <summary>Puts a record that deletes events into an empty buffer.</summary>
    public static void AddDeletion(ByteBuffer to, string persistenceId, long epoch, in Deletion deletion, bool isChained)
    {
        Begin(to, RecordKind.Deletion, persistenceId, count: 0, epoch, deletion.ToSequenceNr);
        BinaryPrimitives.WriteInt64LittleEndian(to.Written[(RecordHead.Size + RecordBody.Ordinal)..], deletion.HighestSequenceNr);
        End(to, isChained);
    }

    /// <summary>Gives a record its place and its time, and closes it with its checks.</summary>
    public static void Seal(Span<byte> record, long segment, long offset, long ordinal, DateTime time, HashChain? chain)
    {
        var body = record[RecordHead.Size..];
        if ((RecordKind)body[RecordBody.Kind] == RecordKind.Events)
            BinaryPrimitives.WriteInt64LittleEndian(body[RecordBody.Ordinal..], ordinal);
        BinaryPrimitives.WriteInt64LittleEndian(body[RecordBody.Time..], time.Ticks);
        chain?.Add(body[..^HashChain.Size], body[^HashChain.Size..]);
        RecordHead.Write(record, segment, offset);
    }

    static void Begin(ByteBuffer to, RecordKind kind, string persistenceId, int count, long epoch, long sequenceNr)
    {
        var idLength = Encoding.UTF8.GetByteCount(persistenceId);
        to.Reserve(RecordHead.Size);
        to.Add((byte)kind);
        to.Add(0);
        to.Add((byte)idLength);
        to.Add((byte)(idLength >> 8));
        to.AddInt32(count);
        to.AddInt64(epoch);
        to.AddInt64(sequenceNr);
        to.AddInt64(0);
        to.AddInt64(0);
        to.Advance(Encoding.UTF8.GetBytes(persistenceId, to.GetSpan(idLength)));
    }

    static void AddEvent(ByteBuffer to, EventFormats formats, object @event, IImmutableSet<string> tags)
    {
        var format = formats.Of(@event.GetType());
        to.AddName(format.Manifest);
        to.Add((byte)format.Version);
        to.Add(format.IsJson ? (byte)1 : (byte)0);
        if (tags.Count > byte.MaxValue)
            throw new WriteRejectedException($"{format.Manifest} has {tags.Count} tags, and an event may have {byte.MaxValue}");
        to.Add((byte)tags.Count);
        if (tags.Count > 0)
            AddTags(to, tags);
        var length = to.Reserve(sizeof(int));
        var start = to.Length;
        Serialize(format, @event, to);
        BinaryPrimitives.WriteInt32LittleEndian(to.Written[length..], to.Length - start);
    }

    static void AddTags(ByteBuffer to, IImmutableSet<string> tags)
    {
        to.Written[RecordHead.Size + RecordBody.HasTags] = 1;
        foreach (var tag in tags.Order(StringComparer.Ordinal))
        {
            if (Encoding.UTF8.GetByteCount(tag) > byte.MaxValue)
                throw new WriteRejectedException($"tag '{tag[..20]}…' is longer than {byte.MaxValue} bytes");
            to.AddName(tag);
        }
    }

    static void Serialize(EventFormat format, object @event, ByteBuffer to)
    {
        try
        {
            format.Write(@event, to);
        }
        catch (Exception cause)
        {
            throw new WriteRejectedException($"{@event.GetType().Name} cannot be written as {format.Manifest} version {format.Version}: {cause.Message}", cause);
        }
    }

    static void End(ByteBuffer to, bool isChained)
    {
        if (isChained)
            to.Reserve(HashChain.Size);
        RecordHead.WriteLength(to.Written);
    }
}

/// <summary>How far a stream is deleted, and its highest number, which stays used.</summary>
readonly record struct Deletion(long ToSequenceNr, long HighestSequenceNr);

using System.Buffers.Binary;
using System.Text;

namespace Actors.Backends.Files;

/// <summary>What a record says.</summary>
enum RecordKind : byte
{
    /// <summary>Events of one stream that were written as one.</summary>
    Events = 1,

    /// <summary>The events of a stream up to a number are deleted.</summary>
    Deletion = 2,
}

/// <summary>The body of a record, read in place.</summary>
readonly ref struct Record(ReadOnlySpan<byte> body)
{
    readonly ReadOnlySpan<byte> body = body;

    public RecordKind Kind => (RecordKind)body[RecordBody.Kind];

    public bool HasTags => body[RecordBody.HasTags] != 0;

    /// <summary>The number of events.</summary>
    public int Count => BinaryPrimitives.ReadInt32LittleEndian(body[RecordBody.Count..]);

    /// <summary>The writer.</summary>
    public long Epoch => BinaryPrimitives.ReadInt64LittleEndian(body[RecordBody.Epoch..]);

    /// <summary>The number of the first event; of a deletion, the last number that is deleted.</summary>
    public long SequenceNr => BinaryPrimitives.ReadInt64LittleEndian(body[RecordBody.SequenceNr..]);

    /// <summary>The place of the first event among all of the journal; of a deletion, the highest number of its stream.</summary>
    public long Ordinal => BinaryPrimitives.ReadInt64LittleEndian(body[RecordBody.Ordinal..]);

    /// <summary>When it was written.</summary>
    public DateTime Time => new(BinaryPrimitives.ReadInt64LittleEndian(body[RecordBody.Time..]), DateTimeKind.Utc);

    /// <summary>The persistence id in UTF-8.</summary>
    public ReadOnlySpan<byte> Id => body.Slice(RecordBody.Id, IdLength);

    public string PersistenceId => Encoding.UTF8.GetString(Id);

    public EventReader Events => new(body[(RecordBody.Id + IdLength)..], Count);

    int IdLength => BinaryPrimitives.ReadUInt16LittleEndian(body[RecordBody.IdLength..]);

    /// <summary>The record's link of the hash chain, where its segment has one.</summary>
    public ReadOnlySpan<byte> Hash => body[^HashChain.Size..];

    /// <summary>What the link of the hash chain is made from.</summary>
    public ReadOnlySpan<byte> BeforeHash => body[..^HashChain.Size];
}

/// <summary>Where the fields of a body are; all numbers little-endian.</summary>
static class RecordBody
{
    public const int Kind = 0, HasTags = 1, IdLength = 2, Count = 4, Epoch = 8, SequenceNr = 16, Ordinal = 24, Time = 32, Id = 40;

    /// <summary>The longest persistence id, in bytes of UTF-8.</summary>
    public const int MaxId = 1024;
}

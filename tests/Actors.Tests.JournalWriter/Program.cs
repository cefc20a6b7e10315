using System.Buffers;
using System.Buffers.Binary;
using Actors.Backends.Files;

// Writes to a journal as fast as it can until it is killed, and says on standard output what was acknowledged:
// the number of the stream and of the event, eight bytes each.
var formats = EventFormats.None.Binary("number", 1,
    static (long number, IBufferWriter<byte> to) =>
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), number);
        to.Advance(sizeof(long));
    },
    static (_, bytes) => BinaryPrimitives.ReadInt64LittleEndian(bytes));
using var journal = FileJournal.Open(new(args[0], formats) { SegmentSize = 256 << 10 });
var output = Console.OpenStandardOutput();
var gate = new Lock();
await Task.WhenAll(Enumerable.Range(0, 32).Select(stream => Task.Run(() => Write(stream))));

async Task Write(int stream)
{
    var id = $"stream-{stream}";
    var position = await journal.Open(id, CancellationToken.None);
    var acknowledged = new byte[2 * sizeof(long)];
    BinaryPrimitives.WriteInt64LittleEndian(acknowledged, stream);
    for (var number = position.HighestSequenceNr + 1; ; number++)
    {
        await journal.Append(new(id, number, position.Epoch, new object[] { number }), CancellationToken.None);
        BinaryPrimitives.WriteInt64LittleEndian(acknowledged.AsSpan(sizeof(long)), number);
        lock (gate)
            output.Write(acknowledged);
    }
}

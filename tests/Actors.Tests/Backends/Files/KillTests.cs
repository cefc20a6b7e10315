using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using Actors.Backends.Files;
using Actors.Tests.Host;

namespace Actors.Tests.Backends.Files;

public sealed class KillTests
{
    /// <summary>A process writes at full speed on 32 streams and is killed in the midst of it, again and again on one journal.</summary>
    [Fact]
    public async Task Every_event_that_was_acknowledged_before_a_kill_is_there()
    {
        using var folder = new TemporaryFolder();
        var highest = new long[32];
        for (var kill = 0; kill < Heavy.Or(20, 200); kill++)
        {
            await WriteAndKill(folder.File("journal"), acknowledgements: 200 + kill * 53 % 700, highest);
            await Check(folder.File("journal"), highest);
        }
        highest.ShouldAllBe(number => number > 0);
    }

    static async Task WriteAndKill(string journal, int acknowledgements, long[] highest)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Actors.Tests.JournalWriter.dll"), journal])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var output = writer.StandardOutput.BaseStream;
        var acknowledged = new byte[2 * sizeof(long)];
        for (var n = 0; await output.ReadAtLeastAsync(acknowledged, acknowledged.Length, throwOnEndOfStream: false) == acknowledged.Length; n++)
        {
            var stream = BinaryPrimitives.ReadInt64LittleEndian(acknowledged);
            highest[stream] = Math.Max(highest[stream], BinaryPrimitives.ReadInt64LittleEndian(acknowledged.AsSpan(sizeof(long))));
            if (n == acknowledgements)
                writer.Kill();
        }
        await writer.WaitForExitAsync();
    }

    static async Task Check(string folder, long[] highest)
    {
        var formats = EventFormats.None.Binary("number", 1, static (long _, IBufferWriter<byte> _) => { }, static (_, bytes) => BinaryPrimitives.ReadInt64LittleEndian(bytes));
        using var journal = FileJournal.Open(new(folder, formats));
        for (var stream = 0; stream < highest.Length; stream++)
        {
            var events = await journal.Events($"stream-{stream}");
            events.Length.ShouldBeGreaterThanOrEqualTo((int)highest[stream]);
            events.ShouldBe(Enumerable.Range(1, events.Length).Select(n => (object)(long)n));
        }
    }
}

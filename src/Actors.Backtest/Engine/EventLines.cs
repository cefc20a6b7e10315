using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Actors.Domain;

namespace Actors.Backtest.Engine;

/// <summary>Writes an event log as one JSON object a line, and names it by the SHA-256 of those bytes.</summary>
public static class EventLines
{
    static readonly byte[] NewLine = "\n"u8.ToArray();

    /// <returns>SHA-256 of what was written, in lower-case hex.</returns>
    public static string Write(IReadOnlyList<TradingEvent> events, Stream output)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(buffer);
        for (var i = 0; i < events.Count; i++)
        {
            EventJson.Write(json, i + 1, events[i]);
            json.Flush();
            json.Reset();
            buffer.Write(NewLine);
            if (buffer.WrittenCount > 1 << 15)
                Empty();
        }
        Empty();
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Empty()
        {
            hash.AppendData(buffer.WrittenSpan);
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
    }

    public static string Hash(IReadOnlyList<TradingEvent> events) => Write(events, Stream.Null);
}

using System.Buffers;
using System.Text.Json;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// JSON as the exchange writes it: amounts are strings of eight decimals, times are integers in the unit that the
/// client asked for.
/// </summary>
internal sealed class WireWriter : IDisposable
{
    readonly ArrayBufferWriter<byte> buffer = new(512);

    public WireWriter(bool micros = false)
    {
        Micros = micros;
        // Names and texts are ours or were checked; what a user sent is escaped by the writer as always.
        Json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>Times in microseconds instead of milliseconds.</summary>
    public bool Micros { get; set; }

    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Json.Flush();
            return buffer.WrittenMemory;
        }
    }

    /// <summary>The text so far as an array of its own, to be sent to many.</summary>
    public byte[] Take()
    {
        var bytes = Written.ToArray();
        Clear();
        return bytes;
    }

    public void Clear()
    {
        Json.Flush();
        buffer.ResetWrittenCount();
        Json.Reset();
    }

    public void Amount(string name, decimal value)
    {
        Json.WritePropertyName(name);
        Amount(value);
    }

    public void Amount(decimal value) => Fixed(value, "0.00000000");

    /// <summary>An amount of percent, which the exchange writes with three decimals.</summary>
    public void Percent(string name, decimal value)
    {
        Json.WritePropertyName(name);
        Fixed(value, "0.000");
    }

    /// <param name="at">Epoch milliseconds; -1, which is "never", stays -1.</param>
    public void Time(string name, long at)
    {
        Json.WritePropertyName(name);
        Time(at);
    }

    /// <inheritdoc cref="Time(string, long)"/>
    public void Time(long at) => Json.WriteNumberValue(Micros && at >= 0 ? 1000 * at : at);

    public void Dispose() => Json.Dispose();

    void Fixed(decimal value, string format)
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out var length, format);
        Json.WriteStringValue(text[..length]);
    }
}

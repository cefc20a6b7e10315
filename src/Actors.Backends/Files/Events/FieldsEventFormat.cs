using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Actors.Domain;

namespace Actors.Backends.Files;

/// <summary>Writes the fields of a value in their order.</summary>
public delegate void FieldsWrite<in T>(ref FieldWriter to, T value);

/// <summary>Takes the fields of a value, of the layout that <see cref="FieldReader.Version"/> names.</summary>
public delegate T FieldsRead<out T>(ref FieldReader from);

/// <summary>Fields one after another: a third of JSON's bytes and a tenth of its time to read.</summary>
sealed class FieldsEventFormat<T>(
    string manifest, int version, FieldsWrite<T> write, FieldsRead<T> read, Action<Utf8JsonWriter, T>? show)
    : EventFormat(manifest, version)
    where T : notnull
{
    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override bool IsJson => false;

    public override void Write(object @event, IBufferWriter<byte> to)
    {
        var fields = new FieldWriter(to);
        write(ref fields, (T)@event);
        fields.Flush();
    }

    public override object Read(int version, ReadOnlySpan<byte> payload)
    {
        var fields = new FieldReader(version, payload);
        var value = read(ref fields);
        fields.End();
        return value;
    }

    public override byte[]? Show(int version, ReadOnlySpan<byte> payload)
    {
        if (show is null)
            return null;
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Readable))
            show(json, (T)Read(version, payload));
        return text.WrittenSpan.ToArray();
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>
/// The parameters of a request, percent-encoded once as they are added: what is signed is what is sent.
/// </summary>
public sealed class RequestText
{
    /// <summary>What stands in a request as it is, by RFC 3986.</summary>
    static readonly SearchValues<char> Unreserved =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~");

    byte[] bytes = new byte[256];
    int length;

    /// <summary>In ASCII. Valid until something is added.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes.AsMemory(0, length);

    public RequestText Add(string name, string value)
    {
        Begin(name);
        Write(value.AsSpan().ContainsAnyExcept(Unreserved) ? Uri.EscapeDataString(value) : value);
        return this;
    }

    public RequestText Add(string name, long value)
    {
        Begin(name);
        Write(value);
        return this;
    }

    /// <summary>The venue takes no exponent, and counts zeros at the end as precision.</summary>
    public RequestText Add(string name, decimal value)
    {
        Begin(name);
        Write(value.Trimmed());
        return this;
    }

    public RequestText AddIf(string name, string? value) => value is null ? this : Add(name, value);
    public RequestText AddIf(string name, long? value) => value is { } given ? Add(name, given) : this;
    public RequestText AddIf(string name, decimal? value) => value is { } given ? Add(name, given) : this;

    /// <summary>Adds the time and the signature over everything before it, which come last.</summary>
    internal RequestText Sign(RequestSigner signer, long timestamp, TimeSpan recvWindow)
    {
        Add("recvWindow", (long)recvWindow.TotalMilliseconds).Add("timestamp", timestamp);
        return Add("signature", signer.Sign(Bytes.Span));
    }

    internal RequestText Copy()
    {
        var copy = new RequestText { length = length };
        copy.bytes = [.. bytes];
        return copy;
    }

    public override string ToString() => Encoding.ASCII.GetString(Bytes.Span);

    void Begin(string name)
    {
        if (length > 0)
            Write("&");
        Write(name);
        Write("=");
    }

    void Write(string ascii)
    {
        if (bytes.Length - length < ascii.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + ascii.Length));
        length += Encoding.ASCII.GetBytes(ascii, bytes.AsSpan(length));
    }

    void Write<T>(T number)
        where T : struct, IUtf8SpanFormattable
    {
        int written;
        while (!number.TryFormat(bytes.AsSpan(length), out written, default, CultureInfo.InvariantCulture))
            Array.Resize(ref bytes, bytes.Length * 2);
        length += written;
    }
}

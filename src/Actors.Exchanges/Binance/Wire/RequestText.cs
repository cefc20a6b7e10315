using System.Globalization;
using System.Text;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>
/// The parameters of a request, percent-encoded once as they are added: what is signed is what is sent.
/// </summary>
public sealed class RequestText
{
    readonly StringBuilder text = new(128);

    public RequestText Add(string name, string value)
    {
        if (text.Length > 0)
            text.Append('&');
        text.Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    public RequestText Add(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public RequestText Add(string name, decimal value) => Add(name, Plain(value));

    public RequestText AddIf(string name, string? value) => value is null ? this : Add(name, value);
    public RequestText AddIf(string name, long? value) => value is { } given ? Add(name, given) : this;
    public RequestText AddIf(string name, decimal? value) => value is { } given ? Add(name, given) : this;

    /// <summary>The venue takes no exponent, and counts zeros at the end as precision.</summary>
    internal static string Plain(decimal value) =>
        (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds the time and the signature over everything before it, which come last.</summary>
    internal RequestText Sign(RequestSigner signer, long timestamp, TimeSpan recvWindow)
    {
        Add("recvWindow", (long)recvWindow.TotalMilliseconds).Add("timestamp", timestamp);
        return Add("signature", signer.Sign(Encoding.ASCII.GetBytes(text.ToString())));
    }

    internal RequestText Copy()
    {
        var copy = new RequestText();
        copy.text.Append(text);
        return copy;
    }

    public override string ToString() => text.ToString();
}

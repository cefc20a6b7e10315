using System.Globalization;
using System.Text.Json;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// The parameters of one request as text, whichever way they came, read with the exchange's own errors. It remembers
/// what was read, so that a strict exchange can refuse the rest.
/// </summary>
internal sealed class Parameters
{
    const string AmountPattern = @"^([0-9]{1,20})(\.[0-9]{1,20})?$";
    const string IntegerPattern = "^[0-9]{1,20}$";
    const string ClientIdPattern = "^[a-zA-Z0-9-_]{1,36}$";

    readonly List<(string Name, string Value)> all = [];
    readonly HashSet<string> read = new(StringComparer.Ordinal);

    public IReadOnlyList<(string Name, string Value)> All => all;

    /// <summary>Names that nobody asked for, in the order they came.</summary>
    public IEnumerable<string> Unread => all.Select(p => p.Name).Where(name => !read.Contains(name));

    public void Add(string name, string value)
    {
        if (all.Exists(p => p.Name == name))
            throw new ApiException(-1101, "Duplicate values for a parameter detected.");
        all.Add((name, value));
    }

    /// <summary>Query and form body of a REST request; on conflict the query wins.</summary>
    public static Parameters OfRest(ReadOnlySpan<char> query, ReadOnlySpan<char> body)
    {
        var parameters = new Parameters();
        foreach (var (name, value) in FormText.Pairs(query))
            parameters.Add(name, value);
        var fromQuery = parameters.all.Count;
        foreach (var (name, value) in FormText.Pairs(body))
            if (!parameters.all.GetRange(0, fromQuery).Exists(p => p.Name == name))
                parameters.Add(name, value);
        return parameters;
    }

    /// <summary>The <c>params</c> object of a WebSocket API request: strings as they are, all else in its JSON text form.</summary>
    public static Parameters OfJson(JsonElement values)
    {
        var parameters = new Parameters();
        foreach (var property in values.EnumerateObject())
            parameters.Add(property.Name, property.Value.ValueKind == JsonValueKind.String
                ? property.Value.GetString()! : property.Value.GetRawText());
        return parameters;
    }

    public void MarkRead(string name) => read.Add(name);

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The text of a parameter; null where it was not sent.</summary>
    public string? Find(string name)
    {
        read.Add(name);
        var at = all.FindIndex(p => p.Name == name);
        if (at < 0)
            return null;
        return all[at].Value is { Length: > 0 } value
            ? value : throw new ApiException(-1105, $"Parameter '{name}' was empty.");
    }

    public string Require(string name)
    {
        read.Add(name);
        return all.Find(p => p.Name == name).Value is { Length: > 0 } value ? value : throw ApiException.Missing(name);
    }

    public decimal? Amount(string name) => Find(name) is { } text ? Amount(name, text) : null;

    public long? Integer(string name) => Find(name) is { } text ? Integer(name, text) : null;

    public long RequireInteger(string name) => Integer(name, Require(name));

    /// <summary>How many rows are wanted: more than the most is clamped, none or less is refused.</summary>
    public int Limit(int usual, int most) => Integer("limit") switch
    {
        null => usual,
        0 => throw ApiException.Invalid("limit"),
        { } asked => (int)Math.Min(asked, most),
    };

    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        "true" or "TRUE" => true,
        "false" or "FALSE" => false,
        _ => throw ApiException.IllegalCharacters(name, "^(true|false)$"),
    };

    /// <summary>A client order id.</summary>
    public string? ClientId(string name)
    {
        if (Find(name) is not { } id)
            return null;
        return id.Length <= 36 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? id : throw ApiException.IllegalCharacters(name, ClientIdPattern);
    }

    /// <summary><c>startTime</c> and <c>endTime</c> in epoch milliseconds; they may be sent in microseconds.</summary>
    public (long? Start, long? End) Span() => (Moment("startTime"), Moment("endTime"));

    long? Moment(string name) => Integer(name) is { } value ? Epoch.Parse(value).ToUnixTimeMilliseconds() : null;

    /// <summary>A JSON array of texts, such as <c>["BTCUSDT","ETHUSDT"]</c>; null where it was not sent.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Find(name) is not { } text)
            return null;
        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().Select(e => e.GetString() ?? throw ApiException.Invalid(name))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ApiException(-1135, $"JSON sent for parameter '{name}' is not valid");
        }
    }

    static decimal Amount(string name, string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var (whole, part) = dot < 0 ? (text, "0") : (text[..dot], text[(dot + 1)..]);
        if (!Digits(whole) || !Digits(part))
            throw ApiException.IllegalCharacters(name, AmountPattern);
        return decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    static long Integer(string name, string text)
    {
        if (!Digits(text))
            throw ApiException.IllegalCharacters(name, IntegerPattern);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : throw new ApiException(-1108, $"Parameter '{name}' overflowed.");
    }

    static bool Digits(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);
}

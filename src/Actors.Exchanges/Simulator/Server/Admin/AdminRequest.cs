using System.Globalization;
using System.Text.Json;
using Actors.Domain;
using Microsoft.AspNetCore.Http;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>The JSON object in an admin request; what cannot be used is told with its name.</summary>
internal sealed class AdminRequest(IReadOnlyDictionary<string, JsonElement> fields)
{
    const decimal MostMilliseconds = 365m * 24 * 3_600_000;

    readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <exception cref="DomainFault">It is no JSON object.</exception>
    public static async Task<AdminRequest> Read(HttpContext http)
    {
        try
        {
            using var json = http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0
                ? await JsonDocument.ParseAsync(http.Request.Body) : JsonDocument.Parse("{}");
            return new(json.RootElement.EnumerateObject().ToDictionary(f => f.Name, f => f.Value.Clone(), StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new DomainFault($"the body is no JSON object: {e.Message}");
        }
    }

    /// <exception cref="DomainFault">There is a field that nobody asked for.</exception>
    public void Read()
    {
        if (fields.Keys.FirstOrDefault(name => !read.Contains(name)) is { } unknown)
            throw new DomainFault($"field '{unknown}' is not known here, expected {string.Join(", ", read.Order(StringComparer.Ordinal))}");
    }

    public string Text(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
        : throw new DomainFault($"field '{name}' is missing");

    public T Word<T>(string name)
        where T : struct, Enum => Words<T>.TryParse(Text(name).ToUpperInvariant(), out var word) ? word
        : throw new DomainFault($"{name} was '{Text(name)}', expected one of {string.Join(", ", Enum.GetValues<T>().Select(v => v.OnWire()))}");

    public decimal Amount(string name) => decimal.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
        ? amount : throw new DomainFault($"{name} was '{Text(name)}', expected a number");

    public TimeSpan Time(string name) => Amount(name) is > -MostMilliseconds and < MostMilliseconds and var time
        ? TimeSpan.FromMilliseconds((double)time) : throw new DomainFault($"{name} was '{Text(name)}', expected less than a year");

    public FaultRule Fault()
    {
        var rule = new FaultRule(Word<FaultKind>("kind"), Word<FaultTarget>("target"))
        {
            Probability = Has("probability") ? (double)Amount("probability") : 1,
            Times = Has("times") ? Count("times") : null,
            Match = Has("match") ? Text("match") : null,
        };
        return Has("byMs") ? rule with { By = Time("byMs") } : rule;
    }

    /// <summary>The filters that can be changed while the exchange runs: tick, step, least notional.</summary>
    public SymbolFilters Filters(SymbolFilters now)
    {
        if (Has("tickSize"))
            now = now with { Price = (now.Price ?? new(0, 0, 0)) with { Tick = Amount("tickSize") } };
        if (Has("stepSize"))
            now = now with { LotSize = (now.LotSize ?? new(0, 0, 0)) with { Step = Amount("stepSize") } };
        if (Has("minNotional"))
            now = now with { Notional = (now.Notional ?? new(0, true, 0, false, 5)) with { Min = Amount("minNotional") } };
        return now;
    }

    int Count(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? count : throw new DomainFault($"{name} was '{Text(name)}', expected a whole number");

    bool Has(string name) => Find(name) is not null;

    JsonElement? Find(string name)
    {
        read.Add(name);
        return fields.TryGetValue(name, out var value) ? value : null;
    }
}

using System.Globalization;
using System.Text.Json;
using Actors.Domain;
using Microsoft.AspNetCore.Http;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>The JSON object in an admin request; what cannot be used is told with its name.</summary>
internal sealed class AdminRequest(IReadOnlyDictionary<string, JsonElement> fields)
{
    const decimal MostMilliseconds = 365m * 24 * 3_600_000;
    const decimal MostDeposit = 1_000_000_000_000;
    const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <exception cref="DomainFault">It is no JSON object.</exception>
    public static async Task<AdminRequest> Read(HttpContext http)
    {
        try
        {
            using var json = http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0
                ? await JsonDocument.ParseAsync(http.Request.Body) : JsonDocument.Parse("{}");
            var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var field in json.RootElement.EnumerateObject())
            {
                // Half of a surrogate pair, written as an escape, is JSON but no text.
                if (field.Value.ValueKind == JsonValueKind.String)
                    _ = field.Value.GetString();
                if (!found.TryAdd(field.Name, field.Value.Clone()))
                    throw new DomainFault($"field '{field.Name}' is there twice, expected it once");
            }
            return new(found);
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
            throw new DomainFault($"field '{unknown}' is not known here, expected {(read.Count == 0 ? "none" : string.Join(", ", read.Order(StringComparer.Ordinal)))}");
    }

    public string Text(string name) => Needed(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()!
        : throw new DomainFault($"{name} was {Needed(name).GetRawText()}, expected a text");

    public T Word<T>(string name)
        where T : struct, Enum => Words<T>.TryParse(Text(name).ToUpperInvariant(), out var word) ? word
        : throw new DomainFault($"{name} was '{Text(name)}', expected one of {string.Join(", ", Enum.GetValues<T>().Select(v => v.OnWire()))}");

    public TimeSpan Time(string name) => Number(name) is > -MostMilliseconds and < MostMilliseconds and var time
        ? TimeSpan.FromMilliseconds((double)time) : throw new DomainFault($"{name} was {Typed(name)}, expected less than a year");

    public TimeSpan Duration(string name) => Time(name) is var time && time >= TimeSpan.Zero
        ? time : throw new DomainFault($"{name} was {Typed(name)}, expected no negative time");

    public FaultRule Fault()
    {
        var rule = new FaultRule(Word<FaultKind>("kind"), Word<FaultTarget>("target"))
        {
            Probability = Has("probability") ? (double)Number("probability") : 1,
            Times = Has("times") ? Count("times") : null,
            Match = Has("match") ? Text("match") : null,
        };
        return Has("byMs") ? rule with { By = Duration("byMs") } : rule;
    }

    public FilterChange Filters()
    {
        var change = new FilterChange(
            Has("tickSize") ? Number("tickSize") : null,
            Has("stepSize") ? Number("stepSize") : null,
            Has("minNotional") ? Number("minNotional") : null);
        return change.Wrong() is { } why ? throw new DomainFault(why) : change;
    }

    /// <summary>An amount of an asset, positive or negative.</summary>
    public decimal Deposit(string name) => Number(name) is var amount && amount != 0 && Math.Abs(amount) <= MostDeposit
        && decimal.Round(amount, SymbolRules.Precision) == amount
        ? amount : throw new DomainFault(
            $"{name} was {Typed(name)}, expected other than 0, at most {MostDeposit} and {SymbolRules.Precision} digits after the point");

    int Count(string name) => Number(name) is >= 0 and <= int.MaxValue and var count && count == decimal.Truncate(count)
        ? (int)count : throw new DomainFault($"{name} was {Typed(name)}, expected a whole number");

    // A number, or one written as a text. What a decimal would make 0 of is none.
    decimal Number(string name)
    {
        var text = Typed(name);
        return Needed(name).ValueKind is JsonValueKind.Number or JsonValueKind.String
            && decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out var number)
            && (number != 0 || !text.Split('e', 'E')[0].AsSpan().ContainsAnyInRange('1', '9'))
            ? number : throw new DomainFault($"{name} was {text}, expected a number");
    }

    string Typed(string name) => Needed(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : Needed(name).GetRawText();

    JsonElement Needed(string name) => Find(name) ?? throw new DomainFault($"field '{name}' is missing");

    bool Has(string name) => Find(name) is not null;

    JsonElement? Find(string name)
    {
        read.Add(name);
        return fields.TryGetValue(name, out var value) ? value : null;
    }
}

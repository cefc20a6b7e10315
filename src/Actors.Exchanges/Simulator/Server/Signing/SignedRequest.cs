namespace Actors.Exchanges.Simulator.Server;

/// <summary>What the checks of a signed request look at.</summary>
/// <param name="Key">Of the header (REST) or the parameters (WebSocket API); null where there is none.</param>
/// <param name="Payload">What has to be signed.</param>
internal sealed record SignedRequest(string? Key, string Payload, Parameters Parameters)
{
    /// <summary>Query and body follow one another without a separator, percent-encoded as sent.</summary>
    public static SignedRequest OfRest(string? key, string query, string body, Parameters parameters) =>
        new(key, FormText.WithoutSignature(query) + FormText.WithoutSignature(body), parameters);

    /// <summary>Sorted by name, not encoded, the key included.</summary>
    public static SignedRequest OfSocket(Parameters parameters) => new(
        parameters.All.FirstOrDefault(p => p.Name == "apiKey").Value,
        string.Join('&', parameters.All
            .Where(p => p.Name != "signature")
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={p.Value}")),
        parameters);
}

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Everything that the exchange can be asked.</summary>
internal sealed class Catalogue
{
    readonly Dictionary<string, Endpoint> byMethod;
    readonly Dictionary<string, Endpoint> byRoute;

    public Catalogue()
    {
        Endpoint[] all =
        [
            .. GeneralEndpoints.All, .. MarketEndpoints.All, .. TickerEndpoints.All, .. OrderEndpoints.All,
            .. ListEndpoints.All, .. AccountEndpoints.All, .. SessionEndpoints.All,
        ];
        byMethod = all.ToDictionary(e => e.Method, StringComparer.Ordinal);
        byRoute = all.Where(e => e.Route is not null).ToDictionary(e => e.Route!, StringComparer.Ordinal);
    }

    public IEnumerable<Endpoint> All => byMethod.Values;

    /// <summary>By its name in the WebSocket API, which may be prefixed with the version.</summary>
    public Endpoint? ByMethod(string method) =>
        byMethod.GetValueOrDefault(method.StartsWith("v3/", StringComparison.Ordinal) ? method[3..] : method);

    /// <param name="path">What follows <c>/api/v3/</c>.</param>
    public Endpoint? ByRoute(string verb, string path) => byRoute.GetValueOrDefault($"{verb} {path}");
}

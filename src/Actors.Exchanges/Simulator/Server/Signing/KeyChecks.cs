namespace Actors.Exchanges.Simulator.Server;

/// <summary>A check of a signed request. The exchange does not document their order.</summary>
public enum KeyCheck
{
    /// <summary>-2014: no key, or not the shape of one.</summary>
    Format,
    /// <summary>-1102: signature or timestamp missing.</summary>
    Mandatory,
    /// <summary>-1021: too old, or ahead of the server.</summary>
    Window,
    /// <summary>-2015: nobody's key.</summary>
    Known,
    /// <summary>-1022.</summary>
    Signature,
}

/// <summary>Who sent a request, and that they did.</summary>
internal sealed class KeyChecks(SimulatorOptions options)
{
    static readonly DateTimeOffset Earliest = new(2017, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);

    readonly Dictionary<string, (string Account, ApiKey Key)> keys = options.Accounts
        .SelectMany(a => a.Keys.Select(k => (a.Name, Key: k)))
        .ToDictionary(k => k.Key.Key, k => (k.Name, k.Key), StringComparer.Ordinal);

    public bool IsKnown(string key) => keys.ContainsKey(key);

    /// <summary>The account that signed the request.</summary>
    /// <param name="now">The server's time, with its skew.</param>
    /// <exception cref="ApiException">The first check that fails.</exception>
    public string Account(SignedRequest request, DateTimeOffset now)
    {
        foreach (var check in options.CheckOrder)
            Check(check, request, now);
        return keys[request.Key!].Account;
    }

    void Check(KeyCheck check, SignedRequest request, DateTimeOffset now)
    {
        switch (check)
        {
            case KeyCheck.Format:
                if (request.Key is not { } key || !ApiKey.IsValid(key))
                    throw new ApiException(-2014, "API-key format invalid.", 401);
                break;
            case KeyCheck.Mandatory:
                request.Parameters.Require("signature");
                request.Parameters.Require("timestamp");
                break;
            case KeyCheck.Window:
                Window(request.Parameters, now);
                break;
            case KeyCheck.Known:
                if (request.Key is null || !keys.ContainsKey(request.Key))
                    throw new ApiException(-2015, "Invalid API-key, IP, or permissions for action.", 401);
                break;
            case KeyCheck.Signature:
                if (!keys[request.Key!].Key.Signed(request.Payload, request.Parameters.Require("signature")))
                    throw new ApiException(-1022, "Signature for this request is not valid.");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(check), check, "not a check of a signed request");
        }
    }

    void Window(Parameters parameters, DateTimeOffset now)
    {
        var sent = Epoch.Parse(parameters.RequireInteger("timestamp"));
        var window = parameters.Amount("recvWindow") ?? 5000;
        if (window > 60_000 || decimal.Round(window, 3) != window)
            throw ApiException.Invalid("recvWindow");
        if (sent >= now + Ahead)
            throw new ApiException(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        if (sent < Earliest || now - sent > TimeSpan.FromMilliseconds((double)window) + options.WindowSlack)
            throw new ApiException(-1021, "Timestamp for this request is outside of the recvWindow.");
    }
}

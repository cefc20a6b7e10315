using Actors.Domain;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>An API key with its secret. Neither is ever part of a text.</summary>
public sealed class BinanceCredentials
{
    /// <exception cref="DomainFault">A part is missing or of a kind that cannot be used.</exception>
    public BinanceCredentials(string apiKey, string secret)
    {
        ApiKey = apiKey?.Trim() ?? "";
        if (ApiKey.Length == 0)
            throw new DomainFault("the API key is empty", "set it together with the API secret");
        if (!ApiKey.All(char.IsAsciiLetterOrDigit))
            throw new DomainFault("the API key has other characters than A-Z a-z 0-9", "was the secret given in its place?");
        Signer = RequestSigner.Of(secret);
    }

    internal string ApiKey { get; }
    internal RequestSigner Signer { get; }

    public override string ToString() => "API key and secret (not shown)";
}

using System.Security.Cryptography;
using System.Text;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>Signs the bytes of a request with the secret of an API key, which it never shows.</summary>
public abstract class RequestSigner
{
    /// <summary>The signature as text, not percent-encoded.</summary>
    public abstract string Sign(ReadOnlySpan<byte> payload);

    public override string ToString() => GetType().Name;

    /// <summary>
    /// Of the secret that came with an HMAC key, or of an RSA private key of 2048 to 4096 bits in PKCS#8 PEM.
    /// </summary>
    /// <exception cref="DomainFault">The secret is empty, or a key of a kind that cannot sign here.</exception>
    public static RequestSigner Of(string secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            throw new DomainFault("the API secret is empty", "set it together with the API key");
        return secret.Contains("-----BEGIN", StringComparison.Ordinal) ? OfPem(secret) : new HmacSigner(secret.Trim());
    }

    static RsaSigner OfPem(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields))
            throw new DomainFault("the API secret looks like PEM but has no whole block", "give the file as it was made");
        var label = pem[fields.Label];
        if (label != "PRIVATE KEY")
            throw new DomainFault($"the API secret is a PEM block '{label}', expected an unencrypted PKCS#8 'PRIVATE KEY'");
        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        // id-Ed25519 is 1.3.101.112 (RFC 8410).
        if (der.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x06, 0x03, 0x2B, 0x65, 0x70]) >= 0)
            throw new DomainFault(
                "the API secret is an Ed25519 key, which .NET cannot sign with", "make an HMAC or RSA key for this engine");
        var rsa = RSA.Create();
        try
        {
            rsa.ImportPkcs8PrivateKey(der, out _);
        }
        catch (CryptographicException)
        {
            rsa.Dispose();
            throw new DomainFault("the API secret is a private key of an unknown kind, expected RSA in PKCS#8");
        }
        if (rsa.KeySize is >= 2048 and <= 4096)
            return new(rsa);
        var bits = rsa.KeySize;
        rsa.Dispose();
        throw new DomainFault($"the API secret is an RSA key of {bits} bits, expected 2048 to 4096");
    }
}

/// <summary>HMAC-SHA256 in lower-case hex.</summary>
sealed class HmacSigner(string secret) : RequestSigner
{
    // Keeps the key as it goes into the hash: to begin from the secret takes more than twice the time.
    readonly IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));

    public override string Sign(ReadOnlySpan<byte> payload)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        lock (hmac)
        {
            hmac.AppendData(payload);
            hmac.GetHashAndReset(hash);
        }
        return Convert.ToHexStringLower(hash);
    }
}

/// <summary>RSASSA-PKCS1-v1_5 with SHA-256 in base64.</summary>
sealed class RsaSigner(RSA key) : RequestSigner
{
    public override string Sign(ReadOnlySpan<byte> payload)
    {
        lock (key)
            return Convert.ToBase64String(key.SignData(payload, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>A key of an account: its name on the wire, and what its signatures are checked with.</summary>
public abstract record ApiKey(string Key)
{
    public const int Longest = 128;

    /// <summary>Whether the exchange lets it pass as a key: letters and digits.</summary>
    public static bool IsValid(string key) => key.Length is >= 1 and <= Longest && key.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether the signature, as it stands in the request, is one over the payload.</summary>
    internal abstract bool Signed(string payload, string signature);

    /// <summary>Signs with HMAC-SHA256; the signature is hex.</summary>
    public sealed record Hmac(string Key, string Secret) : ApiKey(Key)
    {
        internal override bool Signed(string payload, string signature)
        {
            Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(payload), expected);
            Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
            return signature.Length == 2 * given.Length
                && Convert.FromHexString(signature, given, out _, out _) == System.Buffers.OperationStatus.Done
                && CryptographicOperations.FixedTimeEquals(expected, given);
        }

        /// <summary>Not the secret: a record would print it.</summary>
        public override string ToString() => $"HMAC key {Key}";
    }

    /// <summary>Signs with RSASSA-PKCS1-v1_5 and SHA-256; the signature is base64.</summary>
    /// <param name="PublicKey">PEM, <c>BEGIN PUBLIC KEY</c>, of 2048 to 4096 bits.</param>
    public sealed record Rsa(string Key, string PublicKey) : ApiKey(Key)
    {
        internal override bool Signed(string payload, string signature)
        {
            var given = new byte[1024];
            if (!Convert.TryFromBase64String(signature, given, out var length))
                return false;
            using var rsa = RSA.Create();
            rsa.ImportFromPem(PublicKey);
            return rsa.VerifyData(Encoding.UTF8.GetBytes(payload), given.AsSpan(0, length),
                HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    /// <summary>
    /// A key of the kind the exchange recommends. .NET has no Ed25519, so every request signed with one is refused with
    /// a text that says so.
    /// </summary>
    public sealed record Ed25519(string Key) : ApiKey(Key)
    {
        internal override bool Signed(string payload, string signature) => throw new ApiException(-1022,
            "Signature for this request is not valid. This exchange simulator cannot check Ed25519 signatures: "
            + "use an HMAC or RSA key.");
    }
}

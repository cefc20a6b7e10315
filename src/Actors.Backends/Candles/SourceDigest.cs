using System.Security.Cryptography;
using System.Text;

namespace Actors.Backends.Candles;

/// <summary>Takes the bytes of a source file as they are read and tells both of their hashes.</summary>
sealed class SourceDigest : IDisposable
{
    readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly XxHash64 quick = new();
    long length;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        sha256.AppendData(bytes);
        quick.Append(bytes);
        length += bytes.Length;
    }

    public SourceIdentity Finish(string path) =>
        new(path, length, quick.Value, Convert.ToHexStringLower(sha256.GetCurrentHash()));

    public void Dispose() => sha256.Dispose();
}

/// <summary>What a source file held when it was read.</summary>
/// <param name="Fingerprint"><see cref="XxHash64"/> of the bytes: computed anew at every load.</param>
/// <param name="Sha256">In hex: computed once, for people and reports.</param>
sealed record SourceIdentity(string Path, long Length, ulong Fingerprint, string Sha256)
{
    /// <summary>The hash of one file is its own; of several, that of the lines that <c>sha256sum</c> prints for them.</summary>
    public static string HashOf(IReadOnlyList<SourceIdentity> sources) => sources is [var only]
        ? only.Sha256
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            sources.Select(source => $"{source.Sha256}  {System.IO.Path.GetFileName(source.Path)}\n")))));
}

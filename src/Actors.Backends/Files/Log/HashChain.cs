using System.Security.Cryptography;

namespace Actors.Backends.Files;

/// <summary>
/// Links each record to all before it: the SHA-256 of the link before and of the record. Whoever keeps the last link
/// elsewhere can prove that nothing before it was changed, by rot or by hand.
/// </summary>
sealed class HashChain
{
    public const int Size = SHA256.HashSizeInBytes;

    readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly byte[] last = new byte[Size];

    public HashChain(ReadOnlySpan<byte> last) => last.CopyTo(this.last);

    public ReadOnlySpan<byte> Last => last;

    public void Add(ReadOnlySpan<byte> body, Span<byte> link)
    {
        sha.AppendData(last);
        sha.AppendData(body);
        sha.GetHashAndReset(last);
        last.CopyTo(link);
    }

    /// <summary>Goes on to a record that was read; false when it does not follow.</summary>
    public bool Follows(in Record record)
    {
        Span<byte> link = stackalloc byte[Size];
        Add(record.BeforeHash, link);
        return link.SequenceEqual(record.Hash);
    }

    public void Reset(ReadOnlySpan<byte> to) => to.CopyTo(last);
}

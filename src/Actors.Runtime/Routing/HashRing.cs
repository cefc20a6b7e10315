using System.Globalization;
using System.Text;

namespace Actors.Runtime;

/// <summary>Routees on a ring of hashes: a key belongs to the first place at or after its own hash.</summary>
internal sealed class HashRing
{
    internal static readonly HashRing Empty = new([], []);

    readonly ulong[] places;
    readonly Routee[] owners;

    HashRing(ulong[] places, Routee[] owners)
    {
        this.places = places;
        this.owners = owners;
    }

    internal static HashRing Of(Routee[] routees, int virtualNodes)
    {
        var hashes = new ulong[routees.Length * virtualNodes];
        var owned = new Routee[hashes.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            owned[i] = routees[i / virtualNodes];
            hashes[i] = Hash(Encoding.UTF8.GetBytes($"{owned[i]}#{i % virtualNodes}"));
        }
        Array.Sort(hashes, owned);
        return new(hashes, owned);
    }

    internal Routee Find(object key)
    {
        var at = Array.BinarySearch(places, HashOf(key));
        var index = at >= 0 ? at : ~at;
        return owners[index == owners.Length ? 0 : index];
    }

    static ulong HashOf(object key) => Hash(key is byte[] bytes
        ? bytes
        : Encoding.UTF8.GetBytes(Convert.ToString(key, CultureInfo.InvariantCulture) ?? ""));

    /// <summary>FNV-1a, with the last step of SplitMix64 so that texts which differ little lie far apart.</summary>
    internal static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var one in bytes)
            hash = (hash ^ one) * 1099511628211UL;
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9UL;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebUL;
        return hash ^ (hash >> 31);
    }
}

using System.Text;
using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>Draws an order's luck in the queue from its id and the run's seed, so that a replay has the same luck.</summary>
static class QueueChance
{
    public static bool Draw(ClientOrderId id, ulong seed, decimal probability)
    {
        if (probability is 0 or 1)
            return probability == 1;
        // FNV-1a over the id, begun at the seed, then the finaliser of SplitMix64 to spread it over all bits.
        var hash = 14695981039346656037UL ^ seed;
        foreach (var one in Encoding.UTF8.GetBytes(id.Value))
            hash = unchecked((hash ^ one) * 1099511628211UL);
        hash = unchecked((hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL);
        hash = unchecked((hash ^ (hash >> 27)) * 0x94D049BB133111EBUL);
        hash ^= hash >> 31;
        return hash < probability * ulong.MaxValue;
    }
}

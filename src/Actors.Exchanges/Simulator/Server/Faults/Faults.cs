using Actors.Domain;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// What goes wrong at the exchange, and how often it did. Rules may be added and cleared while it runs. Every rule draws
/// from a chance of its own, so that what it does depends on the seed and on what passes it alone.
/// </summary>
public sealed class Faults(ulong seed)
{
    readonly Lock gate = new();
    readonly List<Armed> armed = [];
    readonly SortedDictionary<(FaultKind, FaultTarget), long> struck = [];
    ulong added;

    /// <summary>The rules that are not used up.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (gate)
                return [.. armed.Select(a => a.Rule)];
        }
    }

    /// <summary>How often each kind of fault really struck.</summary>
    public IReadOnlyList<(FaultKind Kind, FaultTarget Target, long Count)> Struck
    {
        get
        {
            lock (gate)
                return [.. struck.Select(s => (s.Key.Item1, s.Key.Item2, s.Value))];
        }
    }

    /// <exception cref="DomainFault">The rule makes no sense; the message says why.</exception>
    public void Add(FaultRule rule)
    {
        if (rule.Wrong() is { } why)
            throw new DomainFault(why);
        lock (gate)
            armed.Add(new Armed(rule, new Chance(seed + 0x9E3779B97F4A7C15 * ++added)));
    }

    /// <summary>The next <paramref name="times"/> frames or requests are struck.</summary>
    public void Next(FaultKind kind, FaultTarget target, int times = 1, string? match = null) =>
        Add(new FaultRule(kind, target) { Times = times, Match = match });

    /// <summary>Nothing more goes wrong; the counts stay.</summary>
    public void Clear()
    {
        lock (gate)
            armed.Clear();
    }

    public long Count(FaultKind kind, FaultTarget target)
    {
        lock (gate)
            return struck.GetValueOrDefault((kind, target));
    }

    /// <summary>What happens to this frame or request; null is nothing.</summary>
    internal FaultRule? Strike(FaultTarget target, string subject)
    {
        lock (gate)
        {
            foreach (var candidate in armed)
            {
                var rule = candidate.Rule;
                if (rule.Target != target || rule.Match is { } match && !subject.StartsWith(match, StringComparison.Ordinal)
                    || candidate.Chance.Next() >= rule.Probability)
                    continue;
                if (rule.Times is { } left)
                {
                    candidate.Rule = rule with { Times = left - 1 };
                    if (left == 1)
                        armed.Remove(candidate);
                }
                struck[(rule.Kind, target)] = struck.GetValueOrDefault((rule.Kind, target)) + 1;
                return rule;
            }
            return null;
        }
    }

    /// <summary>A fault of the whole exchange was made to happen.</summary>
    internal void Happened(FaultKind kind)
    {
        lock (gate)
            struck[(kind, FaultTarget.Exchange)] = struck.GetValueOrDefault((kind, FaultTarget.Exchange)) + 1;
    }

    sealed class Armed(FaultRule rule, Chance chance)
    {
        public FaultRule Rule = rule;
        public readonly Chance Chance = chance;
    }

    /// <summary>SplitMix64.</summary>
    sealed class Chance(ulong seed)
    {
        ulong state = seed;

        /// <summary>Uniform in [0, 1).</summary>
        public double Next()
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}

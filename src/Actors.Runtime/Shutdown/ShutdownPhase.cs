using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>One step of a coordinated shutdown.</summary>
internal sealed record ShutdownPhase(string Name, TimeSpan Timeout, bool Recover, bool IsEnabled, IReadOnlyList<string> DependsOn)
{
    /// <summary>The phases of the configuration, each after those it depends on, as written where that leaves a choice.</summary>
    /// <exception cref="ConfigurationException">A phase depends on one that is not there, or in a circle.</exception>
    internal static IReadOnlyList<ShutdownPhase> InOrder(Config section)
    {
        var standard = section.GetTimeSpan("default-phase-timeout");
        var all = section.GetConfig("phases").AsEnumerable()
            .Select(one => Read(one.Key, section.GetConfig($"phases.\"{one.Key}\""), standard))
            .ToDictionary(static phase => phase.Name, StringComparer.Ordinal);
        var ordered = new List<ShutdownPhase>();
        var entered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in section.GetConfig("phases").AsEnumerable().Select(static one => one.Key))
            Visit(name, name);
        return ordered;

        void Visit(string name, string from)
        {
            if (!all.TryGetValue(name, out var phase))
                throw new ConfigurationException($"the shutdown phase '{from}' depends on '{name}', which is no phase");
            if (ordered.Contains(phase))
                return;
            if (!entered.Add(name))
                throw new ConfigurationException($"the shutdown phase '{name}' depends on itself by way of '{from}'");
            foreach (var before in phase.DependsOn)
                Visit(before, name);
            ordered.Add(phase);
        }
    }

    static ShutdownPhase Read(string name, Config section, TimeSpan standard) => new(
        name,
        section.GetTimeSpan("timeout", standard),
        section.GetBoolean("recover", true),
        section.GetBoolean("enabled", true),
        section.GetStringList("depends-on", []));
}

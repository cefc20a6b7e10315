using System.Collections.Frozen;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Every indicator by name, and the reading of <c>bollinger(20, 2)</c> and <c>keltner(length=20, average=sma)</c>.</summary>
public static class IndicatorCatalog
{
    public static IReadOnlyList<IndicatorInfo> All { get; } =
    [
        .. new[]
        {
            AverageEntries.All, MomentumEntries.All, TrendEntries.All, VolatilityEntries.All, VolumeEntries.All,
            LevelEntries.All, PatternEntries.All,
        }.SelectMany(family => family).OrderBy(info => info.Id, StringComparer.Ordinal),
    ];

    static readonly FrozenDictionary<string, IndicatorInfo> ByName = All
        .SelectMany(info => info.Aliases.Prepend(info.Id), (info, name) => KeyValuePair.Create(name, info))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="DomainFault">There is no such indicator.</exception>
    public static IndicatorInfo Find(string name) => ByName.TryGetValue(name, out var info)
        ? info
        : throw new DomainFault($"unknown indicator '{name}'{NearestName.Hint(name, ByName.Keys.Order(StringComparer.Ordinal))}");

    /// <summary>
    /// The indicator that a text names, before its first bar. Values stand in the order of the parameters or behind
    /// their names; what is not given is the default.
    /// </summary>
    /// <exception cref="DomainFault">The text is not understood; the message says what was found and what was expected.</exception>
    public static IndicatorRunner Parse(string text)
    {
        var spec = text.Trim();
        var open = spec.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return Find(spec).Create();
        if (spec[^1] != ')')
            throw new DomainFault($"'{spec}' must end with ')'");
        var info = Find(spec[..open].Trim());
        try
        {
            return info.Create(Arguments(info, spec[(open + 1)..^1]));
        }
        catch (DomainFault fault) when (!fault.Message.StartsWith(info.Id, StringComparison.Ordinal))
        {
            throw new DomainFault($"{info.Id}: {fault.Message}");
        }
    }

    static IndicatorArguments Arguments(IndicatorInfo info, string text)
    {
        var values = new double?[info.Parameters.Count];
        var named = false;
        var parts = text.Trim().Length == 0 ? [] : text.Split(',', StringSplitOptions.TrimEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 && named)
                throw new DomainFault($"a value without a name ('{parts[i]}') may not follow one with a name");
            named = equals >= 0;
            var at = named ? IndexOf(info, parts[i][..equals].Trim()) : i;
            if (at >= values.Length)
                throw new DomainFault($"takes at most {values.Length} values ({Names(info)}), found {parts.Length}");
            if (values[at] is not null)
                throw new DomainFault($"{info.Parameters[at].Name} is given twice");
            values[at] = info.Parameters[at].Parse(parts[i][(equals + 1)..].Trim());
        }
        return new([.. values.Select((value, i) => value ?? info.Parameters[i].Default)]);
    }

    static int IndexOf(IndicatorInfo info, string name)
    {
        for (var i = 0; i < info.Parameters.Count; i++)
        {
            if (info.Parameters[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        throw new DomainFault(
            $"has no parameter '{name}', expected {Names(info)}{NearestName.Hint(name, info.Parameters.Select(p => p.Name))}");
    }

    static string Names(IndicatorInfo info) =>
        info.Parameters.Count == 0 ? "none" : string.Join(", ", info.Parameters.Select(p => p.Name));
}

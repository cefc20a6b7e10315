namespace Actors.Runtime.Hocon;

/// <summary>
/// One definition over another, as for duplicate keys: objects merge key by key, anything else replaces.
/// What depends on a substitution is stacked and decided when resolving.
/// </summary>
static class Merge
{
    public static ConfigValue Over(ConfigValue over, ConfigValue under) => over switch
    {
        ConfigObject { HidesFallbacks: true } => over,
        ConfigObject o when under is ConfigObject u => Objects(o, u),
        ConfigObject when under is Unresolved => Stack(over, under),
        ConfigObject o => o with { HidesFallbacks = true },
        Layers l when Hides(l.Stack[^1]) => over,
        Unresolved => Stack(over, under),
        _ => over,
    };

    /// <summary>Whether nothing under the value can show through or be looked back at.</summary>
    public static bool Hides(ConfigValue value) => value is ConfigObject { HidesFallbacks: true } or not (ConfigObject or Unresolved);

    /// <summary>The pieces of a stack, newest first.</summary>
    public static IReadOnlyList<ConfigValue> Parts(ConfigValue value) => value is Layers l ? l.Stack : [value];

    static ConfigObject Objects(ConfigObject over, ConfigObject under)
    {
        var fields = new OrderedDictionary<string, ConfigValue>(
            over.Fields.Count + under.Fields.Count, StringComparer.Ordinal);
        foreach (var (key, value) in under.Fields)
            fields.Add(key, over.Fields.TryGetValue(key, out var newer) ? Over(newer, value) : value);
        foreach (var (key, value) in over.Fields)
            fields.TryAdd(key, value);
        return new ConfigObject(over.Origin, fields) { HidesFallbacks = under.HidesFallbacks };
    }

    static Layers Stack(ConfigValue over, ConfigValue under) =>
        new(over.Origin, [.. Parts(over), .. Parts(under)]);
}

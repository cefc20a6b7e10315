namespace Actors.Runtime.Hocon;

/// <summary>The <c>"*"</c> keys of a reference configuration: defaults for keys that users name.</summary>
public static class ConfigTemplate
{
    public const string Key = "*";

    /// <summary>
    /// Puts the template under every key that a user named beside it, and removes the template itself. A user's key
    /// that is null is removed. Keys that the reference names itself are left alone.
    /// </summary>
    /// <param name="reference">Resolved or not; it must resolve without an environment.</param>
    /// <param name="effective">The user's configuration over the reference, resolved.</param>
    public static Config Apply(Config reference, Config effective) =>
        new(Apply(effective.Root, reference.Resolve().Root));

    static ConfigObject Apply(ConfigObject value, ConfigObject reference)
    {
        var template = reference.Fields.TryGetValue(Key, out var any) ? value.Fields.GetValueOrDefault(Key, any) : null;
        var fields = new OrderedDictionary<string, ConfigValue>(StringComparer.Ordinal);
        foreach (var (key, field) in value.Fields)
        {
            var isNamed = reference.Fields.TryGetValue(key, out var named);
            if (template is null || (isNamed && key != Key))
                fields.Add(key, Inside(field, named));
            else if (key != Key && field is not ConfigNull)
                fields.Add(key, Inside(Merge.Over(field, template), template));
        }
        return new ConfigObject(value.Origin, fields);
    }

    static ConfigValue Inside(ConfigValue value, ConfigValue? reference) =>
        value is ConfigObject o && reference is ConfigObject r ? Apply(o, r) : value;
}

namespace Actors.Runtime.Hocon;

enum SchemaKind { Any, Object, List, Number, Boolean, Duration, Size, Text }

/// <summary>A place in the reference configuration, as what it allows.</summary>
/// <param name="written">The definitions as written: they show keys whose only value is an optional substitution.</param>
/// <param name="resolved">The default; null where it is undefined.</param>
sealed class Schema(IReadOnlyList<ConfigValue> written, ConfigValue? resolved)
{
    public SchemaKind Kind { get; } = resolved switch
    {
        null or ConfigNull => SchemaKind.Any,
        ConfigObject => SchemaKind.Object,
        ConfigList => SchemaKind.List,
        ConfigNumber => SchemaKind.Number,
        ConfigBoolean => SchemaKind.Boolean,
        ConfigString s when !HasUnit(s.Value) => SchemaKind.Text,
        ConfigString s when Units.Duration(s.Value) is not null => SchemaKind.Duration,
        ConfigString s when Units.Size(s.Value) is not null => SchemaKind.Size,
        _ => SchemaKind.Text,
    };

    /// <summary>The keys that the reference itself names, templates included.</summary>
    public IEnumerable<string> Keys { get; } =
    [
        .. Objects(written, resolved).SelectMany(static o => o.Fields.Keys).Distinct(StringComparer.Ordinal),
    ];

    public bool IsFreeForm => !Keys.Any();

    public Schema? Child(string key)
    {
        if (!Keys.Contains(key, StringComparer.Ordinal))
            return null;
        ConfigValue[] definitions =
        [
            .. written.SelectMany(Merge.Parts).OfType<ConfigObject>()
                .Where(o => o.Fields.ContainsKey(key)).Select(o => o.Fields[key]),
        ];
        return new Schema(definitions, (resolved as ConfigObject)?.Fields.GetValueOrDefault(key));
    }

    /// <summary>What users' own keys hold; null where they may not name any.</summary>
    public Schema? Template => Child(ConfigTemplate.Key);

    /// <summary>What the elements of a list hold; null where anything goes.</summary>
    public Schema? Element => resolved is ConfigList { Items: [var first, ..] } ? new Schema([first], first) : null;

    static IEnumerable<ConfigObject> Objects(IReadOnlyList<ConfigValue> written, ConfigValue? resolved) =>
        written.SelectMany(Merge.Parts).Append(resolved).OfType<ConfigObject>();

    static bool HasUnit(string text) => text.Length > 1 && char.IsAsciiLetter(text[^1]) && text.Any(char.IsAsciiDigit);
}

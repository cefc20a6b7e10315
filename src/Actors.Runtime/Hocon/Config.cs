namespace Actors.Runtime.Hocon;

/// <summary>
/// An immutable configuration. Getters take a path such as <c>risk.max-notional</c> and throw a
/// <see cref="ConfigException"/> that names file, line and column when the value is missing, null or of another type.
/// The overloads with a default return it when the value is missing or null, and still throw on a wrong type.
/// </summary>
public sealed partial class Config
{
    readonly string prefix;

    /// <param name="prefix">What errors put before a path: where the root lies in the whole configuration.</param>
    internal Config(ConfigObject root, string prefix = "")
    {
        Root = root;
        this.prefix = prefix;
    }

    public static Config Empty => ConfigurationFactory.Empty;

    public ConfigObject Root { get; }

    public bool IsEmpty => Root.Fields.Count == 0;

    /// <summary>Whether no substitution is left.</summary>
    public bool IsResolved => Root.IsResolved;

    internal static Config Of(ConfigValue root, string prefix = "") => new(root as ConfigObject
        ?? throw new ConfigException.WrongType(root.Origin, "the file", "a list at its root", "an object"), prefix);

    /// <summary>This configuration over another one, as if both were one file with this one at the end.</summary>
    public Config WithFallback(Config? fallback) =>
        fallback is null ? this : Of(Merge.Over(Root, fallback.Root), prefix);

    /// <summary>Replaces every substitution by what it names.</summary>
    /// <param name="environment">Asked for names that no path answers to; null means there is no such variable.</param>
    /// <exception cref="ConfigException.UnresolvedSubstitution">A required one leads nowhere or in a circle.</exception>
    public Config Resolve(Func<string, string?> environment) => Of(Resolver.Resolve(Root, environment), prefix);

    /// <summary>Replaces every substitution, with no environment to fall back to.</summary>
    public Config Resolve() => Resolve(static _ => null);

    /// <summary>The fields of the root, in the order in which they were first written.</summary>
    public IEnumerable<KeyValuePair<string, ConfigValue>> AsEnumerable() => Root.Fields;

    /// <summary>Whether the path has a value other than null.</summary>
    public bool HasPath(string path) => Find(path) is not (null or ConfigNull);

    /// <summary>The value as written, with its origin; null where the path is not set.</summary>
    public ConfigValue? FindValue(string path) => Find(path);

    /// <exception cref="ConfigException.MissingPath">The path is not set.</exception>
    public ConfigValue GetValue(string path) => Required(path, "a value");

    /// <summary>One line of JSON with secrets masked.</summary>
    public override string ToString() => Root.ToString();

    ConfigValue? Find(string path) => Find(path, out _);

    /// <param name="around">The innermost object on the way.</param>
    ConfigValue? Find(string path, out ConfigObject around)
    {
        around = Root;
        ConfigValue? value = Root;
        foreach (var key in HoconPath.Parse(path).Keys)
        {
            around = value as ConfigObject ?? around;
            value = (value as ConfigObject)?.Fields.GetValueOrDefault(key);
            if (value is Unresolved)
                throw new ConfigException.NotResolved(value.Origin, prefix + path);
        }
        return value;
    }

    ConfigValue Required(string path, string expected) => Find(path, out var around) switch
    {
        null => throw new ConfigException.MissingPath(around.Origin, prefix + path, expected),
        ConfigNull n => throw new ConfigException.NullValue(n.Origin, prefix + path, expected),
        var value => value,
    };

    T Get<T>(string path, string expected, Func<ConfigValue, string, T> read) =>
        read(Required(path, expected), prefix + path);

    T GetOr<T>(string path, T @default, Func<ConfigValue, string, T> read) =>
        Find(path) is { } value and not ConfigNull ? read(value, prefix + path) : @default;
}

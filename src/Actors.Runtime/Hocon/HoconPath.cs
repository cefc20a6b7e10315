using System.Buffers;
using System.Text;

namespace Actors.Runtime.Hocon;

/// <summary>
/// The keys from the root to a value, written <c>a.b."c.d"</c>: dots separate, quotes take a dot or any other
/// reserved character into a key.
/// </summary>
public sealed class HoconPath : IEquatable<HoconPath>
{
    static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    readonly string[] keys;

    internal HoconPath(params string[] keys) => this.keys = keys;

    public static HoconPath Root { get; } = new();

    public IReadOnlyList<string> Keys => keys;

    internal int Length => keys.Length;

    internal string this[int index] => keys[index];

    /// <exception cref="ConfigException.BadPath">An empty key without quotes, or a reserved character.</exception>
    public static HoconPath Parse(string path)
    {
        if (IsPlain(path))
            return new HoconPath(path.Split('.'));
        try
        {
            var tokens = Tokenizer.Read(path, new Source("path"));
            return PathReader.Read(tokens.AsSpan(0, tokens.Length - 1), new Source("path"), tokens[^1]);
        }
        catch (ConfigException.ParseError e)
        {
            throw new ConfigException.BadPath(path, e.Problem);
        }
    }

    /// <summary>The path of the given keys, each taken literally.</summary>
    public static HoconPath Of(params ReadOnlySpan<string> keys) => new(keys.ToArray());

    public HoconPath Append(string key) => new([.. keys, key]);

    public HoconPath Append(HoconPath rest) => rest.Length == 0 ? this : new HoconPath([.. keys, .. rest.keys]);

    internal HoconPath Skip(int count) => count == 0 ? this : new HoconPath(keys[count..]);

    public bool Equals(HoconPath? other) => other is not null && keys.AsSpan().SequenceEqual(other.keys);

    public override bool Equals(object? obj) => Equals(obj as HoconPath);

    public override int GetHashCode() => keys.Length == 0 ? 0 : StringComparer.Ordinal.GetHashCode(keys[^1]);

    /// <summary>The path as it can be written in a file; keys are quoted where they must be.</summary>
    public override string ToString() => string.Join('.', keys.Select(Quote));

    internal static string Quote(string key)
    {
        if (key.Length > 0 && key is not "include" && !key.AsSpan().ContainsAnyExcept(Plain))
            return key;
        var text = new StringBuilder();
        JsonText.Append(text, key);
        return text.ToString();
    }

    static bool IsPlain(string path)
    {
        var wasDot = true;
        foreach (var c in path)
        {
            if (c == '.' ? wasDot : !Plain.Contains(c))
                return false;
            wasDot = c == '.';
        }
        return !wasDot;
    }
}

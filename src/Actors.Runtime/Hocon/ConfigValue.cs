namespace Actors.Runtime.Hocon;

public enum ConfigValueType { Object, List, Number, Boolean, Null, String, Unresolved }

/// <summary>A configuration value. Immutable; two values are equal when they say the same, wherever they were written.</summary>
public abstract record ConfigValue
{
    private protected ConfigValue(Origin origin) => Origin = origin;

    public Origin Origin { get; init; }

    public abstract ConfigValueType Type { get; }

    /// <summary>Whether no substitution is left in it.</summary>
    public virtual bool IsResolved => true;

    /// <summary>Values plus characters in the whole tree.</summary>
    internal virtual long Size => 1;

    /// <summary>Replaces every substitution in it, looked up from this value as the root.</summary>
    /// <param name="environment">Asked for names that no path answers to; null means there is no such variable.</param>
    /// <exception cref="ConfigException.UnresolvedSubstitution">A required one leads nowhere or in a circle.</exception>
    public ConfigValue Resolve(Func<string, string?> environment) => Resolver.Resolve(this, environment);

    public virtual bool Equals(ConfigValue? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => (int)Type;

    public sealed override string ToString() => Render.ToJson(this, maskSecrets: true);
}

public sealed record ConfigString(Origin Origin, string Value) : ConfigValue(Origin)
{
    public override ConfigValueType Type => ConfigValueType.String;

    /// <summary>Space between two simple values: kept between strings, dropped between objects or lists.</summary>
    internal bool IsSpace { get; init; }

    internal override long Size => 1 + Value.Length;

    public bool Equals(ConfigString? other) =>
        other is not null && string.Equals(Value, other.Value, StringComparison.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);
}

/// <summary>A number as it was written: <c>1.50</c> stays <c>1.50</c> until a getter asks for a type.</summary>
public sealed record ConfigNumber(Origin Origin, string Text) : ConfigValue(Origin)
{
    public override ConfigValueType Type => ConfigValueType.Number;

    internal override long Size => 1 + Text.Length;

    public bool Equals(ConfigNumber? other) => other is not null && NumberText.AreEqual(Text, other.Text);

    public override int GetHashCode() => NumberText.ToDouble(Text).GetHashCode();
}

public sealed record ConfigBoolean(Origin Origin, bool Value) : ConfigValue(Origin)
{
    public override ConfigValueType Type => ConfigValueType.Boolean;
}

public sealed record ConfigNull(Origin Origin) : ConfigValue(Origin)
{
    public override ConfigValueType Type => ConfigValueType.Null;
}

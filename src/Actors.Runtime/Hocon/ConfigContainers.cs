namespace Actors.Runtime.Hocon;

/// <summary>Keys in the order in which they were first written.</summary>
public sealed record ConfigObject : ConfigValue
{
    readonly long size = 1;
    readonly bool resolved = true;

    internal ConfigObject(Origin origin, OrderedDictionary<string, ConfigValue> fields) : base(origin)
    {
        Fields = fields;
        foreach (var (key, value) in fields)
        {
            size = Math.Min(size + key.Length + value.Size, long.MaxValue / 4);
            resolved &= value.IsResolved;
        }
    }

    public IReadOnlyDictionary<string, ConfigValue> Fields { get; }

    public override ConfigValueType Type => ConfigValueType.Object;

    public override bool IsResolved => resolved;

    internal override long Size => size;

    /// <summary>It was set over a value that is no object: objects further back must not show through.</summary>
    internal bool HidesFallbacks { get; init; }

    public bool Equals(ConfigObject? other) =>
        other is not null && Fields.Count == other.Fields.Count
        && Fields.All(f => other.Fields.TryGetValue(f.Key, out var value) && f.Value.Equals(value));

    public override int GetHashCode() => Fields.Count;
}

public sealed record ConfigList : ConfigValue
{
    readonly long size = 1;
    readonly bool resolved = true;

    internal ConfigList(Origin origin, IReadOnlyList<ConfigValue> items) : base(origin)
    {
        Items = items;
        foreach (var item in items)
        {
            size = Math.Min(size + item.Size, long.MaxValue / 4);
            resolved &= item.IsResolved;
        }
    }

    public IReadOnlyList<ConfigValue> Items { get; }

    public override ConfigValueType Type => ConfigValueType.List;

    public override bool IsResolved => resolved;

    internal override long Size => size;

    public bool Equals(ConfigList? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Count;
}

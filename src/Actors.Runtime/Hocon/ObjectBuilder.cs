namespace Actors.Runtime.Hocon;

/// <summary>An object while its fields are read: later fields override or merge with earlier ones.</summary>
sealed class ObjectBuilder(Origin origin)
{
    readonly OrderedDictionary<string, Entry> fields = new(StringComparer.Ordinal);

    public void Put(HoconPath path, ConfigValue value)
    {
        var builder = this;
        for (var i = 0; i < path.Length - 1; i++)
            builder = builder.Child(path[i], value.Origin);
        builder.Put(path[^1], value);
    }

    public ConfigObject Build()
    {
        var built = new OrderedDictionary<string, ConfigValue>(fields.Count, StringComparer.Ordinal);
        foreach (var (key, entry) in fields)
            built.Add(key, entry.Build());
        return new ConfigObject(origin, built);
    }

    void Put(string key, ConfigValue value)
    {
        if (!fields.TryGetValue(key, out var existing))
            fields.Add(key, new Entry { Value = value });
        else if (value is ConfigObject { HidesFallbacks: false } o && existing.CanTakeFields)
        {
            var child = Child(key, o.Origin);
            foreach (var (name, field) in o.Fields)
                child.Put(name, field);
        }
        else
            fields[key] = new Entry { Value = Merge.Over(value, existing.Build()) };
    }

    /// <summary>The object at the key, opened for more fields; a value of another kind goes beneath it.</summary>
    ObjectBuilder Child(string key, Origin at)
    {
        if (!fields.TryGetValue(key, out var entry))
            fields.Add(key, entry = new Entry());
        if (entry.Builder is not null)
            return entry.Builder;
        entry.Builder = new ObjectBuilder(entry.Value is ConfigObject ? entry.Value.Origin : at);
        if (entry.Value is ConfigObject open)
        {
            foreach (var (name, field) in open.Fields)
                entry.Builder.fields.Add(name, new Entry { Value = field });
            entry.HidesFallbacks = open.HidesFallbacks;
            entry.Value = null;
        }
        return entry.Builder;
    }

    /// <summary>A value, or an object under construction over a value.</summary>
    sealed class Entry
    {
        public ConfigValue? Value { get; set; }

        public ObjectBuilder? Builder { get; set; }

        public bool HidesFallbacks { get; set; }

        public bool CanTakeFields => Builder is not null || Value is ConfigObject;

        public ConfigValue Build()
        {
            if (Builder is null)
                return Value ?? throw new InvalidOperationException("an entry holds a value or a builder");
            var built = Builder.Build() with { HidesFallbacks = HidesFallbacks };
            return Value is null ? built : Merge.Over(built, Value);
        }
    }
}

namespace Actors.Runtime.Hocon;

/// <summary>An object while its fields are read: later fields override or merge with earlier ones.</summary>
sealed class ObjectBuilder(Origin origin)
{
    readonly OrderedDictionary<string, Entry> fields = new(StringComparer.Ordinal);

    public void Put(HoconPath path, ConfigValue value) => Put(path, value, value.Origin);

    /// <param name="at">Where the path is written: the origin of the objects that it opens.</param>
    public void Put(HoconPath path, ConfigValue value, Origin at)
    {
        var builder = this;
        for (var i = 0; i < path.Length - 1; i++)
            builder = builder.At(path[i]).Open(at);
        builder.At(path[^1]).Put(value);
    }

    public ConfigObject Build()
    {
        var built = new OrderedDictionary<string, ConfigValue>(fields.Count, StringComparer.Ordinal);
        foreach (var (key, entry) in fields)
            built.Add(key, entry.Build());
        return new ConfigObject(origin, built);
    }

    Entry At(string key)
    {
        if (!fields.TryGetValue(key, out var entry))
            fields.Add(key, entry = new Entry());
        return entry;
    }

    /// <summary>
    /// The definitions of one key as far as they can still matter: the newest on top, as a value or as an object
    /// that takes more fields, and older ones that it may merge with or look back at.
    /// </summary>
    sealed class Entry
    {
        readonly List<ConfigValue> older = [];
        ConfigValue? top;
        ObjectBuilder? open;
        bool hidesFallbacks;

        public void Put(ConfigValue value)
        {
            if (value is ConfigObject { HidesFallbacks: false } o && (top is not null || open is not null))
            {
                var builder = Open(o.Origin);
                foreach (var (key, field) in o.Fields)
                    builder.At(key).Put(field);
                return;
            }
            if (Merge.Hides(Merge.Parts(value)[^1]))
                older.Clear();
            else if (top is not null || open is not null)
                older.Add(BuildTop());
            top = value;
            open = null;
        }

        /// <summary>The object on top, opened for more fields; a value of another kind goes beneath it or is replaced.</summary>
        public ObjectBuilder Open(Origin at)
        {
            if (open is not null)
                return open;
            if (top is ConfigObject o)
            {
                open = new ObjectBuilder(o.Origin);
                foreach (var (key, field) in o.Fields)
                    open.At(key).Put(field);
                hidesFallbacks = o.HidesFallbacks;
            }
            else
            {
                open = new ObjectBuilder(at);
                hidesFallbacks = top is not (null or Unresolved);
                if (top is Unresolved)
                    older.Add(top);
            }
            top = null;
            return open;
        }

        public ConfigValue Build()
        {
            var newest = BuildTop();
            if (older.Count == 0)
                return newest;
            var stack = new List<ConfigValue>(Merge.Parts(newest));
            for (var i = older.Count - 1; i >= 0; i--)
                stack.AddRange(Merge.Parts(older[i]));
            return new Layers(newest.Origin, stack);
        }

        ConfigValue BuildTop() => open is not null ? open.Build() with { HidesFallbacks = hidesFallbacks }
            : top ?? throw new InvalidOperationException("an entry holds a value or an open object");
    }
}

namespace Actors.Runtime.Hocon;

/// <summary>Walks a configuration beside the schema and notes what does not fit.</summary>
sealed class SchemaCheck(Schema root)
{
    readonly List<ConfigProblem> problems = [];
    List<(string Path, string Key)>? everyKey;

    public IReadOnlyList<ConfigProblem> Problems => problems;

    public void Object(string path, ConfigObject value, Schema schema)
    {
        if (schema.IsFreeForm)
            return;
        var template = schema.Template;
        foreach (var (key, field) in value.Fields)
        {
            var at = Join(path, key);
            if (schema.Child(key) is { } named)
                Value(at, field, named);
            else if (template is null)
                Unknown(path, key, field.Origin, schema);
            else if (field is not ConfigNull)
                Value(at, field, template);
        }
    }

    void Value(string path, ConfigValue value, Schema schema)
    {
        if (schema.Kind == SchemaKind.Object && value is ConfigObject o)
            Object(path, o, schema);
        else if (schema.Kind == SchemaKind.List && Elements(value) is { } elements)
            List(path, elements, schema.Element);
        else if (!Fits(schema.Kind, value))
            problems.Add(ConfigProblem.Of(new ConfigException.WrongType(
                value.Origin, $"‘{path}’", TypeName.Found(value, path), Expected(schema.Kind))));
    }

    void List(string path, IReadOnlyList<ConfigValue> elements, Schema? element)
    {
        for (var i = 0; element is not null && i < elements.Count; i++)
            Value($"{path}[{i}]", elements[i], element);
    }

    static IReadOnlyList<ConfigValue>? Elements(ConfigValue value) => value switch
    {
        ConfigList list => list.Items,
        ConfigObject o when NumberedKeys.Order(o.Fields.Keys) is { Count: > 0 } keys => [.. keys.Select(k => o.Fields[k])],
        _ => null,
    };

    static bool Fits(SchemaKind kind, ConfigValue value)
    {
        var text = value switch { ConfigString s => s.Value, ConfigNumber n => n.Text, _ => null };
        return kind switch
        {
            SchemaKind.Any => true,
            SchemaKind.Text => text is not null || value is ConfigBoolean,
            SchemaKind.Number => text is not null && NumberText.IsNumber(text, allowPlus: true),
            SchemaKind.Boolean => value is ConfigBoolean || text is "yes" or "no" or "on" or "off" or "true" or "false",
            SchemaKind.Duration => text is not null && (text == "infinite" || IsMonths(text) || Units.Duration(text) is not null),
            SchemaKind.Size => text is not null && Units.Size(text) is not null,
            _ => false,
        };
    }

    /// <summary>Timeframes look like durations; 1M, a calendar month, is the one that is none.</summary>
    static bool IsMonths(string text) => text is [_, .., 'M'] && !text.AsSpan(0, text.Length - 1).ContainsAnyExceptInRange('0', '9');

    static string Expected(SchemaKind kind) => kind switch
    {
        SchemaKind.Object => "an object",
        SchemaKind.List => "a list",
        SchemaKind.Number => "a number",
        SchemaKind.Boolean => "true or false",
        SchemaKind.Duration => Units.DurationExpected,
        SchemaKind.Size => Units.SizeExpected,
        _ => "a string",
    };

    void Unknown(string path, string key, Origin origin, Schema schema)
    {
        var here = schema.Keys.ToList();
        var meant = NearestKey.To(key, here) is { } near ? Join(path, near) : Elsewhere(key);
        const int Shown = 8;
        var hint = meant is not null ? $"did you mean ‘{meant}’?"
            : $"known keys here: {string.Join(", ", here.Take(Shown).Select(HoconPath.Quote))}{(here.Count > Shown ? ", …" : "")}";
        problems.Add(new(origin, $"unknown key ‘{Join(path, key)}’; {hint}") { Remedy = meant is null ? hint : $"write ‘{meant}’ instead" });
    }

    /// <summary>The same key in another place of the reference.</summary>
    string? Elsewhere(string key)
    {
        everyKey ??= [.. Every("", root)];
        return everyKey.Find(k => string.Equals(k.Key, key, StringComparison.Ordinal)).Path;
    }

    static IEnumerable<(string Path, string Key)> Every(string path, Schema schema)
    {
        foreach (var key in schema.Keys)
        {
            var at = Join(path, key);
            yield return (at, key);
            foreach (var deeper in Every(at, schema.Child(key)!))
                yield return deeper;
        }
    }

    static string Join(string path, string key) => path.Length == 0 ? HoconPath.Quote(key) : $"{path}.{HoconPath.Quote(key)}";
}

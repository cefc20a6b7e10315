namespace Actors.Runtime.Hocon;

/// <summary>Values of the reference that environment variables replace.</summary>
static class EnvironmentSettings
{
    const string Prefix = "ACTORS";

    public static Config Read(Config reference, Func<string, string?> environment)
    {
        var builder = new ObjectBuilder(new Origin("environment"));
        Read(HoconPath.Root, new Schema([reference.Root], reference.Resolve().Root), environment, builder);
        return new Config(builder.Build());
    }

    public static string Name(HoconPath path) => string.Concat(
        path.Keys.Prepend(Prefix).Select(static key => "_" + string.Concat(
            key.ToUpperInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_'))))[1..];

    static void Read(HoconPath path, Schema schema, Func<string, string?> environment, ObjectBuilder builder)
    {
        var name = Name(path);
        if (path.Length > 0 && environment(name) is { } text)
            builder.Put(path, Value(text, schema.Kind, new Source($"environment variable {name}", IsShort: true)));
        foreach (var key in schema.Keys.Where(static key => key != ConfigTemplate.Key))
            Read(path.Append(key), schema.Child(key)!, environment, builder);
    }

    static ConfigValue Value(string text, SchemaKind kind, Source source)
    {
        if (kind == SchemaKind.Object || (kind == SchemaKind.List && text.AsSpan().TrimStart() is ['[', ..]))
            return HoconParser.Parse(text, ParseContext.ForText(source, directory: null, isJson: false));
        var origin = new Origin(source.Name);
        return kind != SchemaKind.List ? new ConfigString(origin, text) : new ConfigList(
            origin, [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(item => new ConfigString(origin, item))]);
    }
}

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
        if (kind is not (SchemaKind.List or SchemaKind.Object))
            return new ConfigString(new Origin(source.Name), text);
        var document = kind == SchemaKind.Object || text.AsSpan().TrimStart() is ['[', ..] ? text : $"[{text}]";
        return HoconParser.Parse(document, ParseContext.ForText(source, directory: null, isJson: false));
    }
}

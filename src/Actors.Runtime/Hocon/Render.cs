namespace Actors.Runtime.Hocon;

/// <summary>Values as text. What is still unresolved is written as HOCON writes it.</summary>
public static class Render
{
    /// <summary>One line of JSON. Numbers stay as written wherever JSON can hold them so.</summary>
    public static string ToJson(ConfigValue value, bool maskSecrets = false)
    {
        var writer = new RenderWriter(maskSecrets, !value.IsResolved, withOrigins: false, indent: null);
        writer.Write(value, isSecret: false, depth: 0);
        return writer.ToString();
    }

    /// <summary>Indented HOCON, a root object without braces.</summary>
    /// <param name="withOrigins">Whether a comment behind every value says where it was written.</param>
    public static string ToHocon(ConfigValue value, bool maskSecrets = false, bool withOrigins = false)
    {
        var writer = new RenderWriter(maskSecrets, !value.IsResolved, withOrigins, indent: "  ");
        if (value is ConfigObject root)
            writer.WriteFields(root, isSecret: false, depth: 0);
        else
            writer.Write(value, isSecret: false, depth: 0);
        return writer.ToString();
    }
}

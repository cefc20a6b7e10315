namespace Actors.Runtime.Hocon;

/// <summary>Types and values as an error message says them.</summary>
static class TypeName
{
    public static string Of(ConfigValue value) => value.Type switch
    {
        ConfigValueType.Object => "an object",
        ConfigValueType.List => "a list",
        ConfigValueType.Number => "a number",
        ConfigValueType.Boolean => "a boolean",
        ConfigValueType.Null => "null",
        ConfigValueType.String => "a string",
        _ => "a substitution",
    };

    /// <summary>What was found; a secret only by its type.</summary>
    public static string Found(ConfigValue value, string path) => value switch
    {
        _ when SecretKeys.IsSecret(path) => Of(value),
        ConfigString s => $"\"{Token.Shorten(s.Value)}\"",
        ConfigNumber n => $"number {Token.Shorten(n.Text)}",
        ConfigBoolean b => b.Value ? "true" : "false",
        _ => Of(value),
    };
}

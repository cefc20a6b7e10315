namespace Actors.Runtime.Hocon;

/// <summary>
/// Reads HOCON. The result still holds its substitutions: merge what belongs together, then call
/// <see cref="Config.Resolve(Func{string, string?})"/> once.
/// </summary>
public static class ConfigurationFactory
{
    public static Config Empty { get; } = new(new ConfigObject(new Origin("empty configuration"), []));

    /// <param name="originName">How errors name the text.</param>
    /// <param name="directory">Where relative includes are looked for; without it an optional one counts as missing.</param>
    /// <exception cref="ConfigException">Any problem, with its place.</exception>
    public static Config ParseString(string hocon, string originName = "string", string? directory = null) =>
        Config.Of(ParseValue(hocon, originName, directory));

    /// <summary>Reads a file; one named <c>*.json</c> must be JSON.</summary>
    /// <exception cref="ConfigException">Any problem, with its place.</exception>
    public static Config ParseFile(string path) => Config.Of(ParseFileValue(path));

    /// <summary>As <see cref="ParseString"/>, where the root may also be a list.</summary>
    public static ConfigValue ParseValue(string hocon, string originName = "string", string? directory = null)
    {
        if (hocon.Length > Limits.FileLength)
            throw new ConfigException.LimitExceeded(
                new Origin(originName), $"the text has {hocon.Length} characters, more than {Limits.FileLength}");
        return HoconParser.Parse(hocon, ParseContext.ForText(new Source(originName), directory, isJson: false));
    }

    /// <summary>As <see cref="ParseFile"/>, where the root may also be a list.</summary>
    public static ConfigValue ParseFileValue(string path)
    {
        if (Path.GetExtension(path) is ".properties")
            throw new ConfigException.IoError(
                new Origin(path), "Java properties files are not supported: write the file as .conf or .json");
        var context = ParseContext.ForText(new Source(path), Path.GetDirectoryName(path), ConfigFile.IsJson(path));
        return HoconParser.Parse(ConfigFile.ReadText(path), context with { Chain = [Path.GetFullPath(path)] });
    }
}

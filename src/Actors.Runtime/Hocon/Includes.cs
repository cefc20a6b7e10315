namespace Actors.Runtime.Hocon;

/// <summary>Finds and reads included files. Names are relative to the including file.</summary>
static class Includes
{
    public static ConfigObject Follow(IncludeStatement statement, ParseContext context)
    {
        context.Budget.Spend(statement.Origin);
        RefuseUnsupported(statement);
        ConfigValue? merged = null;
        foreach (var path in Candidates(statement, context).Where(File.Exists))
        {
            var newer = Read(path, statement, context);
            merged = merged is null ? newer : Merge.Over(newer, merged);
        }
        if (merged is ConfigObject included)
            return included;
        if (statement.IsRequired)
            throw context.Directory is null && !Path.IsPathRooted(statement.Name)
                ? new ConfigException.IoError(statement.Origin, $"required include ‘{statement.Name}’ cannot be found: this text lies in no folder")
                : new(
                    statement.Origin, $"required include ‘{statement.Name}’ was not found; looked for {string.Join(", ", Candidates(statement, context))}",
                    "correct the name, or leave out ‘required’");
        return new ConfigObject(statement.Origin, []);
    }

    static void RefuseUnsupported(IncludeStatement statement)
    {
        var name = statement.Name;
        if (statement.Kind == IncludeKind.Classpath)
            throw Unsupported(statement, "classpath() includes are not supported: there is no class path");
        if (statement.Kind == IncludeKind.Url || (statement.Kind == IncludeKind.Plain && name.Contains("://", StringComparison.Ordinal)))
            throw Unsupported(statement, "URL includes are not supported");
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            throw Unsupported(statement, "this is not a file name");
    }

    static ConfigException.IoError Unsupported(IncludeStatement statement, string why) =>
        new(statement.Origin, $"cannot include ‘{Token.Shorten(statement.Name)}’: {why}; include a .conf or .json file");

    /// <summary>Where to look, in the order of merging: a later file overrides an earlier one.</summary>
    static IEnumerable<string> Candidates(IncludeStatement statement, ParseContext context)
    {
        if (context.Directory is null && !Path.IsPathRooted(statement.Name))
            return [];
        var path = Path.Combine(context.Directory ?? "", statement.Name);
        return Path.GetExtension(path) is ".conf" or ".json" or ".properties"
            ? [path] : [path, path + ".properties", path + ".json", path + ".conf"];
    }

    static ConfigObject Read(string path, IncludeStatement statement, ParseContext context)
    {
        if (Path.GetExtension(path) is ".properties")
            throw Unsupported(statement, $"{path} is a Java properties file, which is not supported");
        var full = Path.GetFullPath(path);
        if (context.Chain.Contains(full, StringComparer.Ordinal))
            throw new ConfigException.ParseError(statement.Origin,
                $"the file includes itself: {string.Join(" → ", context.Chain.Append(full))}");
        if (context.Chain.Count >= Limits.IncludeDepth)
            throw new ConfigException.LimitExceeded(statement.Origin,
                $"include statements are nested deeper than {Limits.IncludeDepth} files");
        var source = new Source(path);
        var value = HoconParser.Parse(ConfigFile.ReadText(path, statement.Origin), context with
        {
            Source = source,
            Directory = Path.GetDirectoryName(path),
            IsJson = ConfigFile.IsJson(path),
            Chain = [.. context.Chain, full],
        });
        return value as ConfigObject ?? throw new ConfigException.WrongType(
            value.Origin, $"included file ‘{path}’", "a list", "an object at the root of an included file");
    }
}

namespace Actors.Runtime.Hocon;

/// <summary>What the parser of one text knows of the texts around it.</summary>
/// <param name="Directory">Where relative includes are looked for; null when the text has no place.</param>
/// <param name="Prefix">The path at which this text is included.</param>
/// <param name="Nesting">Objects and lists open around the include statement.</param>
/// <param name="Chain">The files being read, outermost first.</param>
/// <param name="Budget">Shared by all files of one read.</param>
sealed record ParseContext(
    Source Source, string? Directory, bool IsJson, HoconPath Prefix, int Nesting, IReadOnlyList<string> Chain,
    IncludeBudget Budget)
{
    public static ParseContext ForText(Source source, string? directory, bool isJson) =>
        new(source, directory, isJson, HoconPath.Root, 0, [], new IncludeBudget());
}

/// <summary>Counts include statements, so that files including each other twice cannot multiply without end.</summary>
sealed class IncludeBudget
{
    int used;

    public void Spend(Origin at)
    {
        if (++used > Limits.Includes)
            throw new ConfigException.LimitExceeded(at, $"more than {Limits.Includes} include statements are followed");
    }
}

namespace Actors.Runtime.Hocon;

/// <summary>Something wrong with a configuration, at one place.</summary>
public sealed record ConfigProblem(Origin Origin, string Problem)
{
    /// <inheritdoc cref="ConfigException.Remedy"/>
    public string? Remedy { get; init; }

    public static ConfigProblem Of(ConfigException e) => new(e.Origin ?? new Origin("configuration"), e.Problem) { Remedy = e.Remedy };

    public override string ToString() => $"{Origin}: {Problem}";
}

/// <summary>
/// Checks a configuration against the reference configuration, which thereby is the schema: a key that the reference
/// does not have is unknown, and a value must be of the type of the reference's default.
/// <list type="bullet">
/// <item>A key <c>"*"</c> in the reference stands for keys that users name. Its value is the template of each of them:
/// it says which keys and types they may have, and <see cref="ConfigTemplate.Apply"/> gives them its defaults. Named
/// keys beside the <c>"*"</c> keep their own meaning.</item>
/// <item>An empty object in the reference is free-form: anything may be written in it.</item>
/// <item>The first element of a list is the template of all elements; an empty list takes any.</item>
/// <item>A default of null, or only an optional substitution such as <c>${?ACTORS_API_KEY}</c>, takes any type.</item>
/// <item>A default such as <c>10s</c> asks for a duration, one such as <c>64 MiB</c> for a size, any other string for
/// a string, number or boolean.</item>
/// </list>
/// </summary>
public static class ConfigCheck
{
    /// <param name="reference">Resolved or not; it must resolve without an environment.</param>
    /// <param name="effective">The user's configuration over the reference, resolved.</param>
    /// <returns>All problems, in the order of the keys; empty when there are none.</returns>
    public static IReadOnlyList<ConfigProblem> Against(Config reference, Config effective)
    {
        var schema = new Schema([reference.Root], reference.Resolve().Root);
        var check = new SchemaCheck(schema);
        check.Object("", effective.Root, schema);
        return check.Problems;
    }
}

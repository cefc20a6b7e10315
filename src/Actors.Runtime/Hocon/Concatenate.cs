using System.Text;

namespace Actors.Runtime.Hocon;

/// <summary>Values side by side on one line: strings join, lists append, objects merge.</summary>
static class Concatenate
{
    /// <summary>Joins what is written out; anything that hangs on a substitution waits for resolving.</summary>
    public static ConfigValue Literals(IReadOnlyList<ConfigValue> pieces)
    {
        var origin = pieces[0].Origin;
        if (pieces.All(IsSimple))
            return Text(origin, pieces);
        if (pieces.All(static p => p is ConfigObject))
            return pieces.Aggregate(static (under, over) => Merge.Over(over, under));
        if (pieces.All(static p => p is ConfigList))
            return new ConfigList(origin, [.. pieces.SelectMany(static p => ((ConfigList)p).Items)]);
        if (!pieces.Any(static p => p is Unresolved))
            RefuseMixture(pieces);
        return new Concatenation(origin, JoinNeighbours(pieces));
    }

    static List<ConfigValue> JoinNeighbours(IReadOnlyList<ConfigValue> pieces)
    {
        var joined = new List<ConfigValue>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && IsText(piece) && IsText(joined[^1]))
                joined[^1] = Text(joined[^1].Origin, [joined[^1], piece]);
            else
                joined.Add(piece);
        }
        return joined;
    }

    static bool IsText(ConfigValue value) => value is ConfigString { IsSpace: false };

    public static ConfigString Text(Origin origin, IReadOnlyList<ConfigValue> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
            text.Append(Simple(piece));
        return new ConfigString(origin, text.ToString());
    }

    public static bool IsSimple(ConfigValue value) =>
        value is ConfigString or ConfigNumber or ConfigBoolean or ConfigNull;

    static string Simple(ConfigValue value) => value switch
    {
        ConfigString s => s.Value,
        ConfigNumber n => n.Text,
        ConfigBoolean b => b.Value ? "true" : "false",
        ConfigNull => "null",
        _ => throw new InvalidOperationException($"{value.Type} is no simple value"),
    };

    public static ConfigException.WrongType Mixture(Origin at, string left, string right) =>
        new(at, "concatenation", $"{left} next to {right}", "only simple values, only lists or only objects");

    static void RefuseMixture(IReadOnlyList<ConfigValue> pieces)
    {
        for (var i = 1; i < pieces.Count; i++)
        {
            if (IsSimple(pieces[i - 1]) != IsSimple(pieces[i]))
                throw Mixture(pieces[i].Origin, TypeName.Of(pieces[i - 1]), TypeName.Of(pieces[i]));
        }
    }
}

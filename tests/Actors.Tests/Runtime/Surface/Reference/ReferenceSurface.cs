using System.Text.RegularExpressions;

namespace Actors.Tests.Runtime.Surface.Reference;

/// <summary>A type of Akka.NET as the reference list has it.</summary>
internal sealed record ReferenceType(string Namespace, string Name, IReadOnlyList<string> Parents, IReadOnlyList<Signature> Members);

/// <summary>Reads the reference list: a heading <c>== Namespace.Type [assembly] : Base / interfaces</c>, then a member a line.</summary>
internal static partial class ReferenceSurface
{
    /// <summary>Where the namespaces of Akka.NET are here. The longest that fits counts.</summary>
    internal static readonly (string Theirs, string[] Ours)[] Namespaces =
    [
        ("Akka.Persistence.Journal.", ["Actors.Runtime.Persistence"]),
        ("Akka.Persistence.", ["Actors.Runtime"]),
        ("Akka.Cluster.Sharding.", ["Actors.Runtime"]),
        ("Akka.Cluster.Tools.Singleton.", ["Actors.Runtime"]),
        ("Akka.Cluster.Tools.PublishSubscribe.", ["Actors.Runtime"]),
        ("Akka.Cluster.", ["Actors.Runtime"]),
        ("Akka.TestKit.Xunit2.", ["Actors.Tests.Runtime.Surface"]),
        ("Akka.TestKit.", ["Actors.Runtime.TestKit"]),
        ("Akka.Actor.", ["Actors.Runtime"]),
        ("Akka.Event.", ["Actors.Runtime"]),
        ("Akka.Pattern.", ["Actors.Runtime"]),
        ("Akka.Routing.", ["Actors.Runtime"]),
    ];

    internal static IEnumerable<ReferenceType> Read(string path)
    {
        string? heading = null;
        var members = new List<Signature>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                if (heading is not null)
                    yield return TypeOf(heading, members);
                heading = line[3..];
                members = [];
            }
            else if (heading is not null && line.Trim().Length > 0)
            {
                members.Add(MemberOf(line.Trim()));
            }
        }
        if (heading is not null)
            yield return TypeOf(heading, members);
    }

    static ReferenceType TypeOf(string heading, IReadOnlyList<Signature> members)
    {
        var match = Heading().Match(heading);
        match.Success.ShouldBeTrue($"a heading of the reference list has another form: {heading}");
        var full = match.Groups["name"].Value;
        var place = Namespaces.First(one => full.StartsWith(one.Theirs, StringComparison.Ordinal)).Theirs;
        var parents = Arguments().Replace(match.Groups["parents"].Value, "").Split([' ', ',', ':', '/'], StringSplitOptions.RemoveEmptyEntries);
        return new(place, Arguments().Replace(full[place.Length..], ""), parents, members);
    }

    static Signature MemberOf(string line)
    {
        var text = Expression().Replace(line.Replace(" abstract ", " ", StringComparison.Ordinal).Replace(" virtual ", " ", StringComparison.Ordinal), "${func}");
        if (!text.Contains('(', StringComparison.Ordinal) && !text.Contains('{', StringComparison.Ordinal))
            text += " { get; }";
        return new(text, line.Contains(" virtual ", StringComparison.Ordinal) || line.Contains(" abstract ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?<name>\S+) \[[^\]]+\](?<parents>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    /// <summary>Type arguments, of one level.</summary>
    [GeneratedRegex("<[^<>]*>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Arguments();

    /// <summary>A lambda serves callers of both forms.</summary>
    [GeneratedRegex(@"Expression<(?<func>Func<\w+>)>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();
}

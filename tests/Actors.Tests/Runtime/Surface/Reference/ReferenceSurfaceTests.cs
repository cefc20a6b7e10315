using System.IO.Enumeration;
using Actors.Runtime;

namespace Actors.Tests.Runtime.Surface.Reference;

/// <summary>
/// The whole types of the reference list against what the runtime has, by reflection. What is left out on purpose
/// stands, with its reason, in the table of <c>docs/decisions/0003-runtime.md</c>; that table is the list the tests read.
/// </summary>
public sealed class ReferenceSurfaceTests
{
    static readonly string Decision = Path.Combine(Checkout.Root, "docs", "decisions", "0003-runtime.md");

    [NeedsReferenceDataFact]
    public void The_runtime_has_every_member_of_the_reference_surface_or_a_reason_why_not()
    {
        var reasoned = LeftOut();

        var gaps = Gaps().Where(gap => !reasoned.Exists(one => Fits(one.Pattern, gap.Key))).ToArray();

        gaps.ShouldBeEmpty($"{gaps.Length} members of the reference surface are missing without a reason in {Decision}:{Environment.NewLine}{string.Join(Environment.NewLine, gaps.Select(static one => $"{one.Key}   <- {one.Wanted}"))}{Environment.NewLine}");
    }

    [NeedsReferenceDataFact]
    public void Every_reason_is_still_needed()
    {
        var gaps = Gaps().ToArray();

        LeftOut().Where(one => !Array.Exists(gaps, gap => Fits(one.Pattern, gap.Key))).Select(static one => one.Pattern).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_is_left_out_has_a_reason()
    {
        LeftOut().ShouldNotBeEmpty();
        LeftOut().ShouldAllBe(static one => one.Reason.Length > 10);
    }

    static bool Fits(string pattern, string gap) => FileSystemName.MatchesSimpleExpression(pattern, gap, ignoreCase: false);

    /// <summary>The rows of the table: patterns in backticks, then the reason.</summary>
    static List<(string Pattern, string Reason)> LeftOut() =>
    [
        .. File.ReadLines(Decision)
            .SkipWhile(static line => !line.StartsWith("| Left out", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(static cells => cells[1].Split('`').Where(static (_, index) => index % 2 == 1).Select(pattern => (pattern, cells[2]))),
    ];

    static IEnumerable<(string Key, string Wanted)> Gaps() =>
        ReferenceSurface.Read(Path.Combine(SharedData.Root!, "specs", "actor-api-full.txt")).SelectMany(GapsOf);

    static IEnumerable<(string Key, string Wanted)> GapsOf(ReferenceType wanted)
    {
        if (Find(wanted) is not { } type)
        {
            yield return (wanted.Name, "the whole type");
            yield break;
        }
        var parents = Parents(type).ToHashSet(StringComparer.Ordinal);
        foreach (var parent in wanted.Parents.Where(one => !parents.Contains(one)))
            yield return ($"{wanted.Name} : {parent}", "a base");
        var members = Signatures.Of(type).ToArray();
        foreach (var member in wanted.Members.Where(one => !Array.Exists(members, own => Serves(own, one, type))))
            yield return ($"{wanted.Name}.{member.Name}", member.Text + (member.IsOpen ? " (virtual)" : ""));
    }

    static bool Serves(Signature own, Signature wanted, Type type) =>
        own.Serves(wanted) && (own.IsOpen || !wanted.IsOpen || !CanBeDerived(type));

    static bool CanBeDerived(Type type) => !type.IsSealed && Signatures.Of(type).Any(static one => one.Text.Contains(" ctor(", StringComparison.Ordinal));

    static IEnumerable<string> Parents(Type type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
            yield return Signatures.PlainName(at);
        foreach (var one in type.GetInterfaces())
            yield return Signatures.PlainName(one);
    }

    static Type? Find(ReferenceType wanted)
    {
        var places = ReferenceSurface.Namespaces.First(one => string.Equals(one.Theirs, wanted.Namespace, StringComparison.Ordinal)).Ours;
        return typeof(ActorSystem).Assembly.GetTypes().Concat(typeof(TestKit).Assembly.GetTypes()).FirstOrDefault(type =>
            (type.IsPublic || type.IsNestedPublic)
            && places.Contains(type.Namespace, StringComparer.Ordinal)
            && string.Equals(Signatures.PlainName(type), wanted.Name, StringComparison.Ordinal));
    }
}

using System.Reflection;

namespace Actors.Exchanges.Conformance;

/// <summary>Marks a class of cases.</summary>
/// <param name="prefix">What their ids begin with, such as <c>MKT</c>.</param>
/// <param name="title">For people.</param>
/// <param name="order">Where the group stands; what needs less comes first.</param>
[AttributeUsage(AttributeTargets.Class)]
sealed class CaseGroupAttribute(string prefix, string title, int order) : Attribute
{
    public string Prefix => prefix;
    public string Title => title;
    public int Order => order;
}

/// <summary>Marks a case: a static method that takes the <see cref="Bench"/> and throws where the connector fails.</summary>
/// <param name="id">Stable: never given to another case.</param>
/// <param name="title">A sentence.</param>
/// <param name="needs">Without these the connector is not examined in it.</param>
[AttributeUsage(AttributeTargets.Method)]
sealed class CaseAttribute(string id, Capabilities needs, string title) : Attribute
{
    public string Id => id;
    public Capabilities Needs => needs;
    public string Title => title;

    /// <summary>What has to hold, as it is checked.</summary>
    public required string Requires { get; init; }

    /// <summary>What goes wrong in the engine where it does not hold.</summary>
    public required string Why { get; init; }
}

/// <summary>One thing that every connector owes, with how it is examined.</summary>
/// <param name="Id">Stable: group and number, such as <c>MKT-01</c>.</param>
/// <param name="Group">For people.</param>
/// <param name="Title">A sentence.</param>
/// <param name="Requires">What has to hold, as it is checked.</param>
/// <param name="Why">What goes wrong in the engine where it does not hold.</param>
public sealed record ConformanceCase(string Id, string Group, string Title, string Requires, string Why, Capabilities Needs)
{
    internal Func<Bench, Task> Run { get; init; } = _ => Task.CompletedTask;

    /// <summary>All cases, in the order in which they are run.</summary>
    public static IReadOnlyList<ConformanceCase> All { get; } = Collect();

    /// <summary>The cases whose ids match one of the patterns, where <c>*</c> stands for anything: <c>PROT-*</c>.</summary>
    /// <returns>Empty where none does.</returns>
    public static IReadOnlyList<ConformanceCase> Matching(IReadOnlyList<string> patterns) =>
        [.. All.Where(one => patterns.Any(pattern => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, one.Id)))];

    static IReadOnlyList<ConformanceCase> Collect() =>
    [
        .. typeof(ConformanceCase).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.IsDefined(typeof(CaseAttribute)))
            .Select(method => (Group: method.DeclaringType!.GetCustomAttribute<CaseGroupAttribute>()!, Case: method.GetCustomAttribute<CaseAttribute>()!, Method: method))
            .OrderBy(one => one.Group.Order).ThenBy(one => one.Case.Id, StringComparer.Ordinal)
            .Select(one => Make(one.Group, one.Case, one.Method)),
    ];

    static ConformanceCase Make(CaseGroupAttribute groupOf, CaseAttribute one, MethodInfo method) =>
        one.Id.StartsWith(groupOf.Prefix + "-", StringComparison.Ordinal)
            ? new(one.Id, groupOf.Title, one.Title, one.Requires, one.Why, one.Needs) { Run = method.CreateDelegate<Func<Bench, Task>>() }
            : throw new Domain.DomainFault($"the case {one.Id} stands in the group {groupOf.Prefix}");
}

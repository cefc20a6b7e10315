using System.IO.Enumeration;

namespace Actors.Runtime;

/// <summary>One step of an <see cref="ActorSelection"/>.</summary>
public abstract class SelectionPathElement
{
    private protected SelectionPathElement()
    {
    }

    internal static SelectionPathElement Of(string step) => step switch
    {
        ".." => new SelectParent(),
        _ when step.Contains('*', StringComparison.Ordinal) || step.Contains('?', StringComparison.Ordinal) => new SelectChildPattern(step),
        _ => new SelectChildName(step),
    };

    /// <summary>Where the step leads from an actor.</summary>
    internal abstract IEnumerable<InternalActorRef> From(InternalActorRef place);
}

/// <summary>To the child of a name.</summary>
public sealed class SelectChildName(string name) : SelectionPathElement
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal override IEnumerable<InternalActorRef> From(InternalActorRef place) => place switch
    {
        LocalActorRef local when local.Cell.Child(Name) is LocalActorRef child => [child],
        RootRef root when root.Find(Name) is { } top => [top],
        _ => [],
    };
}

/// <summary>To all children whose name fits a pattern; <c>*</c> stands for any text and <c>?</c> for any character.</summary>
public sealed class SelectChildPattern(string patternStr) : SelectionPathElement
{
    /// <summary>The pattern.</summary>
    public string PatternStr { get; } = patternStr;

    /// <inheritdoc/>
    public override string ToString() => PatternStr;

    internal override IEnumerable<InternalActorRef> From(InternalActorRef place) => place switch
    {
        LocalActorRef local => local.Cell.GetChildren().OfType<LocalActorRef>().Where(child => Fits(child.Path.Name)),
        RootRef root when Fits(root.System.UserGuardian.Path.Name) => [root.System.UserGuardian],
        _ => [],
    };

    bool Fits(string name) => FileSystemName.MatchesSimpleExpression(PatternStr, name, ignoreCase: false);
}

/// <summary>To the parent.</summary>
public sealed class SelectParent : SelectionPathElement
{
    /// <inheritdoc/>
    public override string ToString() => "..";

    internal override IEnumerable<InternalActorRef> From(InternalActorRef place) =>
        [place is LocalActorRef local ? local.Cell.Supervisor : place];
}

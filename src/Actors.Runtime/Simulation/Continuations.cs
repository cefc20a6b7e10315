namespace Actors.Runtime;

/// <summary>Names the asynchronous methods of actors for messages to people.</summary>
internal static class Continuations
{
    /// <summary>The method that a cell waits in, as far as it can be told.</summary>
    internal static string NameOf(ActorCell cell) => NameOf(cell.Awaited?.GetType()) ?? "an asynchronous handler";

    /// <summary>The method that a continuation belongs to, or null.</summary>
    internal static string? NameOf(object? continuation) => NameOf((continuation as Action)?.Target?.GetType());

    /// <summary>The compiler names the state machine of a method <c>&lt;Method&gt;d__1</c>.</summary>
    static string? NameOf(Type? box)
    {
        if (box is not { IsGenericType: true } || box.GenericTypeArguments[^1] is not { Name: ['<', ..] } machine)
            return null;
        var name = machine.Name[1..machine.Name.IndexOf('>', StringComparison.Ordinal)];
        var owner = machine.DeclaringType;
        while (owner is { Name: ['<', ..] })
            owner = owner.DeclaringType;
        return owner is null ? name : $"{owner.Name}.{(name.Length == 0 ? "a lambda" : name)}";
    }
}

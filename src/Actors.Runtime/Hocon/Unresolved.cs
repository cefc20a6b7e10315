namespace Actors.Runtime.Hocon;

/// <summary>A value that is known only after resolving.</summary>
abstract record Unresolved(Origin Origin) : ConfigValue(Origin)
{
    public sealed override ConfigValueType Type => ConfigValueType.Unresolved;

    public sealed override bool IsResolved => false;
}

/// <summary><c>${path}</c> or <c>${?path}</c>.</summary>
/// <param name="PrefixLength">
/// How many leading elements the include statement added; without them the path is looked up from the root.
/// </param>
sealed record Substitution(Origin Origin, HoconPath Path, bool IsOptional, int PrefixLength) : Unresolved(Origin)
{
    public string Expression => $"${{{(IsOptional ? "?" : "")}{Path.Skip(PrefixLength)}}}";
}

/// <summary>Pieces written side by side, at least one of them a substitution.</summary>
sealed record Concatenation(Origin Origin, IReadOnlyList<ConfigValue> Pieces) : Unresolved(Origin)
{
    internal override long Size => 1 + Pieces.Sum(p => p.Size);
}

/// <summary>Definitions of one key that merge only after resolving, the newest first.</summary>
sealed record Layers(Origin Origin, IReadOnlyList<ConfigValue> Stack) : Unresolved(Origin)
{
    internal override long Size => 1 + Stack.Sum(p => p.Size);
}

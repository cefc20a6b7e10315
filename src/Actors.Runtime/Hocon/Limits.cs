namespace Actors.Runtime.Hocon;

/// <summary>Bounds that no sane configuration reaches, so that no hostile one exhausts stack, memory or time.</summary>
static class Limits
{
    /// <summary>Objects and arrays inside one another, over all included files.</summary>
    public const int Nesting = 200;

    /// <summary>Files that include one another in a chain.</summary>
    public const int IncludeDepth = 50;

    /// <summary>Include statements followed while one file is read.</summary>
    public const int Includes = 1_000;

    /// <summary>Characters of one file.</summary>
    public const int FileLength = 32_000_000;

    /// <summary>Evaluations on the way from one value to the values it needs.</summary>
    public const int ResolveDepth = 600;

    /// <summary>Evaluations and merged fields in one resolve. Each happens once, except inside look-back cycles.</summary>
    public const long ResolveSteps = 3_000_000;

    /// <summary>Values plus characters of the resolved tree, shared parts counted at every place.</summary>
    public const long ResolvedSize = 10_000_000;
}

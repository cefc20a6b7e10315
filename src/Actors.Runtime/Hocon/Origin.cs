namespace Actors.Runtime.Hocon;

/// <summary>Where a value was written. Line and column count from 1; both are 0 where the source has no lines.</summary>
/// <param name="Source">A file path, or words such as "environment variable HOME".</param>
public sealed record Origin(string Source, int Line = 0, int Column = 0)
{
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}:{Column}";
}

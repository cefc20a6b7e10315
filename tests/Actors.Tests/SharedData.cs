namespace Actors.Tests;

/// <summary>Where the reference data lies: <c>ACTORS_SHARED</c>, or <c>../shared</c> beside the checkout.</summary>
public static class SharedData
{
    public static string? Root { get; } = Find();

    /// <summary>The path of a file or folder under the reference data, or null where the data is absent.</summary>
    public static string? Path(params string[] parts) =>
        Root is null ? null : System.IO.Path.Combine([Root, "data", .. parts]);

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ACTORS_SHARED") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Actors.sln")))
            {
                var beside = System.IO.Path.Combine(at.FullName, "..", "shared");
                return Directory.Exists(beside) ? System.IO.Path.GetFullPath(beside) : null;
            }
        }
        return null;
    }
}

/// <summary>A test that needs the reference data and is reported as skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsReferenceDataFactAttribute : FactAttribute
{
    public NeedsReferenceDataFactAttribute()
    {
        if (SharedData.Root is null)
            Skip = "skipped: no reference data";
    }
}

/// <summary>A theory that needs the reference data and is reported as skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsReferenceDataTheoryAttribute : TheoryAttribute
{
    public NeedsReferenceDataTheoryAttribute()
    {
        if (SharedData.Root is null)
            Skip = "skipped: no reference data";
    }
}

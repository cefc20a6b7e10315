namespace Actors.Tests;

/// <summary>Where the reference data lies: <c>ACTORS_SHARED</c>, or <c>../shared</c> beside the checkout.</summary>
public static class SharedData
{
    public static string? Root { get; } = Find();

    /// <summary>The path of a file or folder under the reference data.</summary>
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine([Root ?? throw new DirectoryNotFoundException("no reference data"), "data", .. parts]);

    static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable("ACTORS_SHARED") is { Length: > 0 } named
            ? named
            : System.IO.Path.Combine(Checkout.Root, "..", "shared");
        return Directory.Exists(folder) ? System.IO.Path.GetFullPath(folder) : null;
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

namespace Actors.Tests;

/// <summary>The folder that holds the solution.</summary>
public static class Checkout
{
    public static string Root { get; } = Find();

    static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Actors.sln")))
                return at.FullName;
        }
        throw new DirectoryNotFoundException($"Actors.sln is not above {AppContext.BaseDirectory}");
    }
}

using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;

namespace Actors.Decisions.Strategies;

/// <summary>
/// Finds and loads the assemblies of custom strategies. Each is isolated with its own dependencies and shares only the
/// types that it talks to the engine with. A file that has changed is loaded anew; strategies already made from the
/// old one stay what they were.
/// </summary>
sealed class StrategyAssemblies(IReadOnlyList<string> folders)
{
    readonly Lock gate = new();
    readonly SortedDictionary<string, Assembly> loaded = new(StringComparer.Ordinal);

    /// <param name="reference">The strategy as it was asked for, for messages.</param>
    /// <exception cref="StrategyException">The assembly or the type cannot be had.</exception>
    public Type Load(string reference, string assemblyName, string typeName)
    {
        var path = Locate(reference, assemblyName);
        try
        {
            var assembly = Load(path);
            return assembly.GetType(typeName, throwOnError: false) ?? throw Missing(reference, typeName, path, assembly);
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException
            or TypeLoadException or ReflectionTypeLoadException)
        {
            throw new StrategyException($"strategy '{reference}': {path} cannot be loaded: {e.Message}", inner: e);
        }
    }

    string Locate(string reference, string assemblyName)
    {
        string[] asked = [.. folders.Append(AppContext.BaseDirectory).Select(Path.GetFullPath)];
        return asked.Select(folder => Path.Combine(folder, assemblyName + ".dll")).FirstOrDefault(File.Exists)
            ?? throw new StrategyException(
                $"strategy '{reference}': there is no {assemblyName}.dll in {string.Join(" or ", asked)}; " +
                "put it there, or add its folder to the strategy path");
    }

    Assembly Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var key = $"{path}|{Convert.ToHexString(SHA256.HashData(bytes))}";
        lock (gate)
        {
            if (!loaded.TryGetValue(key, out var assembly))
            {
                // From memory, so that the file can be replaced while the engine runs.
                assembly = new StrategyLoadContext(path).LoadFromStream(new MemoryStream(bytes));
                loaded.Add(key, assembly);
            }
            return assembly;
        }
    }

    static StrategyException Missing(string reference, string typeName, string path, Assembly assembly)
    {
        var strategies = assembly.GetExportedTypes()
            .Where(type => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IStrategy<>)))
            .Select(type => type.FullName!)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var has = strategies.Length == 0 ? "it has no strategies" : $"its strategies are {string.Join(", ", strategies)}";
        return new($"strategy '{reference}': {path} has no type '{typeName}'{NearestName.Hint(typeName, strategies)}; {has}");
    }
}

/// <summary>The room of one assembly of strategies: its dependencies lie beside it, the engine's types are the engine's.</summary>
sealed class StrategyLoadContext(string path) : AssemblyLoadContext(Path.GetFileName(path))
{
    static readonly Assembly[] Shared = [typeof(IStrategy<>).Assembly, typeof(Domain.Signal).Assembly];

    static readonly string[] HostFiles =
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Array.Find(Shared, one => one.GetName().Name == assemblyName.Name) is { } shared)
            return shared;
        var beside = Path.Combine(Path.GetDirectoryName(path)!, assemblyName.Name + ".dll");
        // A file of the program itself, when the strategy lies next to it, is the program's: two cores cannot be loaded.
        return File.Exists(beside) && !HostFiles.Contains(beside, StringComparer.Ordinal) ? LoadFromAssemblyPath(beside) : null;
    }
}

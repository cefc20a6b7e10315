using System.Reflection;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

/// <summary>
/// The configuration that a command runs with: reference.conf, then a file, then <c>ACTORS_…</c> variables, then the
/// command line. Checked whole against the reference before anything reads it.
/// </summary>
static class EffectiveConfig
{
    const string ReferenceName = "reference.conf";

    /// <summary>Every key with its default; part of the program.</summary>
    public static Config Reference { get; } = Embedded(ReferenceName);

    /// <param name="file">The user's file, or null.</param>
    /// <param name="options">Fields that an option stands for, with the option as it was typed.</param>
    /// <param name="settings">HOCON fields such as <c>account.cash=5000</c>; a later one wins.</param>
    public static Config Load(string? file, IEnumerable<(string Field, string Typed)> options, IEnumerable<string> settings) =>
        new ConfigSources(Reference, file is null ? [] : [file], [.. settings], Environment.GetEnvironmentVariable)
        {
            Options = [.. options],
        }.Load();

    /// <summary>As <see cref="Load"/>, with a file that is part of the program.</summary>
    public static Config LoadBuiltIn(string name, IEnumerable<string> settings) =>
        new ConfigSources(Embedded(name).WithFallback(Reference), [], [.. settings], Environment.GetEnvironmentVariable).Load();

    /// <summary>As <see cref="Load"/>, with what a program has kept of its own configuration.</summary>
    /// <param name="source">Where it was kept, for messages.</param>
    public static Config LoadOver(string kept, string source, IEnumerable<string> settings) =>
        new ConfigSources(ConfigurationFactory.ParseString(kept, source).WithFallback(Reference), [], [.. settings], static _ => null).Load();

    /// <summary>True for a value that nobody has changed.</summary>
    public static bool IsDefault(Config root, string path) => root.FindValue(path)?.Origin.Source == ReferenceName;

    /// <summary>A field whose value is text, whatever it looks like.</summary>
    public static string Text(string path, string value) => $"{path}={System.Text.Json.JsonSerializer.Serialize(value)}";

    static Config Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the program");
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd(), name);
    }
}

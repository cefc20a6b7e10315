using System.Reflection;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

/// <summary>The configuration that a command runs with: reference.conf, then a file, then the command line, resolved once.</summary>
static class EffectiveConfig
{
    /// <summary>Every key with its default; part of the program.</summary>
    public static Config Reference { get; } = ReadReference();

    /// <param name="file">The user's file, or null.</param>
    /// <param name="assignments">Paths and HOCON values of the command line, later ones first to count.</param>
    public static Config Load(string? file, IEnumerable<Assignment> assignments)
    {
        var user = file is null ? ConfigurationFactory.Empty : ConfigurationFactory.ParseFile(file);
        foreach (var assignment in assignments)
            user = assignment.ToConfig().WithFallback(user);
        return user.WithFallback(Reference).Resolve(Environment.GetEnvironmentVariable);
    }

    static Config ReadReference()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("reference.conf")
            ?? throw new InvalidOperationException("reference.conf is not part of the program");
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd(), "reference.conf");
    }
}

/// <summary>One value from the command line. <paramref name="Value"/> is HOCON.</summary>
/// <param name="Option">As typed, for messages: <c>--cash 100</c>.</param>
sealed record Assignment(string Path, string Value, string Option)
{
    /// <summary>From the text of <c>--set key=value</c>.</summary>
    public static Assignment Parse(string text) => text.Split('=', 2) is [{ Length: > 0 } path, var value]
        ? new(path.Trim(), value, $"--set {text}")
        : throw new InputException($"--set {text}: expected key=value, such as --set account.cash=5000");

    /// <summary>A value that is text whatever it looks like.</summary>
    public static Assignment Text(string path, string value, string option) =>
        new(path, System.Text.Json.JsonSerializer.Serialize(value), $"{option} {value}");

    public Config ToConfig() => ConfigurationFactory.ParseString($"{Path} = {Value}", $"command line {Option}");
}

namespace Actors.Host.Settings;

/// <summary>Something that the user gave is wrong; the message has the place, what was found and the remedy. Exit code 1.</summary>
public sealed class InputException(string message) : Exception(message)
{
    readonly string? remedy;

    /// <summary>What to do about it, by itself. Where nobody says it, it is what follows the last semicolon of the message.</summary>
    public string? Remedy
    {
        get => remedy ?? (Message.LastIndexOf("; ", StringComparison.Ordinal) is > 0 and var at ? Message[(at + 2)..] : null);
        init => remedy = value;
    }
}

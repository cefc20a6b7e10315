namespace Actors.Host.Settings;

/// <summary>Something that the user gave is wrong; the message has the place, what was found and the remedy. Exit code 1.</summary>
public sealed class InputException(string message) : Exception(message);

using System.Globalization;

namespace Actors.Runtime;

/// <summary>Puts the arguments of a log message into its format.</summary>
public interface ILogMessageFormatter
{
    /// <summary>The text.</summary>
    string Format(string format, params object?[] args);

    /// <inheritdoc cref="Format(string, object[])"/>
    string Format(string format, IEnumerable<object?> args);
}

/// <summary>Formats as <see cref="string.Format(IFormatProvider, string, object[])"/> does, in the invariant culture.</summary>
public sealed class DefaultLogMessageFormatter : ILogMessageFormatter
{
    DefaultLogMessageFormatter()
    {
    }

    /// <summary>The one instance.</summary>
    public static readonly DefaultLogMessageFormatter Instance = new();

    /// <inheritdoc/>
    public string Format(string format, params object?[] args) => string.Format(CultureInfo.InvariantCulture, format, args);

    /// <inheritdoc/>
    public string Format(string format, IEnumerable<object?> args) => Format(format, [.. args]);
}

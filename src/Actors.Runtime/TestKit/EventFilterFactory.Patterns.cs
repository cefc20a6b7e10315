using System.Text.RegularExpressions;

namespace Actors.Runtime.TestKit;

/// <content>Events by a pattern, and by a level that is known at run time.</content>
public sealed partial class EventFilterFactory
{
    /// <summary>Failures whose text a pattern matches.</summary>
    public IEventFilterApplier Error(Regex pattern, string? source = null) => Matching<Error>(pattern, source);

    /// <summary>Warnings whose text a pattern matches.</summary>
    public IEventFilterApplier Warning(Regex pattern, string? source = null) => Matching<Warning>(pattern, source);

    /// <summary>Things worth knowing whose text a pattern matches.</summary>
    public IEventFilterApplier Info(Regex pattern, string? source = null) => Matching<Info>(pattern, source);

    /// <summary>Details whose text a pattern matches.</summary>
    public IEventFilterApplier Debug(Regex pattern, string? source = null) => Matching<Debug>(pattern, source);

    /// <summary>Events of a level.</summary>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, string? message = null, string? start = null, string? contains = null, string? source = null) => logLevel switch
    {
        LogLevel.DebugLevel => Debug(message, start, contains, source),
        LogLevel.InfoLevel => Info(message, start, contains, source),
        LogLevel.WarningLevel => Warning(message, start, contains, source),
        LogLevel.ErrorLevel => Error(message, start, contains, source),
        _ => throw NoEvents(logLevel),
    };

    /// <summary>Events of a level whose text a pattern matches.</summary>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string? source = null) => logLevel switch
    {
        LogLevel.DebugLevel => Debug(pattern, source),
        LogLevel.InfoLevel => Info(pattern, source),
        LogLevel.WarningLevel => Warning(pattern, source),
        LogLevel.ErrorLevel => Error(pattern, source),
        _ => throw NoEvents(logLevel),
    };

    EventFilterApplier Matching<TEvent>(Regex pattern, string? source) where TEvent : LogEvent =>
        Of<TEvent>(one => pattern.IsMatch($"{one.Message}") || (one.Cause is { } cause && pattern.IsMatch(cause.Message)), source, typeof(TEvent).Name);

    static ArgumentOutOfRangeException NoEvents(LogLevel logLevel) => new(nameof(logLevel), logLevel, "no event has this level");
}

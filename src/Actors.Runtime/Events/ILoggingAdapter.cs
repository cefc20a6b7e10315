namespace Actors.Runtime;

/// <summary>How much a log event matters.</summary>
public enum LogLevel
{
    /// <summary>For finding faults.</summary>
    DebugLevel,

    /// <summary>For knowing what goes on.</summary>
    InfoLevel,

    /// <summary>Something that should not be, and was survived.</summary>
    WarningLevel,

    /// <summary>A failure.</summary>
    ErrorLevel,

    /// <summary>More than any event: nothing is published.</summary>
    OffLevel,
}

/// <summary>Publishes log events of one source on the event stream.</summary>
public interface ILoggingAdapter
{
    /// <summary>Puts arguments into formats.</summary>
    ILogMessageFormatter Formatter { get; }

    /// <summary>Whether debug events are published.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>Whether info events are published.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>Whether warnings are published.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>Whether failures are published.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>Whether events of a level are published.</summary>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Publishes an event if its level is enabled.</summary>
    void Log(LogLevel logLevel, Exception? cause, string format);
}

/// <summary>The levels by name, with the arguments put into the format by the logger's formatter.</summary>
public static class LoggingExtensions
{
    /// <summary>For finding faults.</summary>
    public static void Debug(this ILoggingAdapter log, string format, params object?[] args) => log.Write(LogLevel.DebugLevel, cause: null, format, args);

    /// <summary>For knowing what goes on.</summary>
    public static void Info(this ILoggingAdapter log, string format, params object?[] args) => log.Write(LogLevel.InfoLevel, cause: null, format, args);

    /// <summary>Something that should not be, and was survived.</summary>
    public static void Warning(this ILoggingAdapter log, string format, params object?[] args) => log.Write(LogLevel.WarningLevel, cause: null, format, args);

    /// <inheritdoc cref="Warning(ILoggingAdapter, string, object[])"/>
    public static void Warning(this ILoggingAdapter log, Exception cause, string format, params object?[] args) => log.Write(LogLevel.WarningLevel, cause, format, args);

    /// <summary>A failure.</summary>
    public static void Error(this ILoggingAdapter log, string format, params object?[] args) => log.Write(LogLevel.ErrorLevel, cause: null, format, args);

    /// <inheritdoc cref="Error(ILoggingAdapter, string, object[])"/>
    public static void Error(this ILoggingAdapter log, Exception cause, string format, params object?[] args) => log.Write(LogLevel.ErrorLevel, cause, format, args);

    static void Write(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, object?[] args)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.IsEnabled(level))
            log.Log(level, cause, args.Length == 0 ? format : log.Formatter.Format(format, args));
    }
}

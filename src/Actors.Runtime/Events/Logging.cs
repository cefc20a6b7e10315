namespace Actors.Runtime;

/// <summary>Getting a logger.</summary>
public static class Logging
{
    /// <summary>The logger of the running actor.</summary>
    /// <param name="context">The context of the actor.</param>
    /// <param name="logMessageFormatter">Puts the arguments into the format; null for the default.</param>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new BusLogging(context.System, context.Self.Path.ToString(), context.Props.Type, logMessageFormatter);
    }

    /// <summary>A logger of anything else: named by the text, the path or the type of <paramref name="logSourceObj"/>.</summary>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(logSourceObj);
        return logSourceObj switch
        {
            string name => new BusLogging(system, name, typeof(string), logMessageFormatter),
            IActorRef actor => new BusLogging(system, actor.Path.ToString(), typeof(IActorRef), logMessageFormatter),
            Type type => new BusLogging(system, SimpleName(type), type, logMessageFormatter),
            _ => new BusLogging(system, SimpleName(logSourceObj), logSourceObj.GetType(), logMessageFormatter),
        };
    }

    /// <summary>The level that a configuration names: DEBUG, INFO, WARNING, ERROR or OFF.</summary>
    public static LogLevel LogLevelFor(string logLevel)
    {
        ArgumentNullException.ThrowIfNull(logLevel);
        return logLevel.ToUpperInvariant() switch
        {
            "DEBUG" => LogLevel.DebugLevel,
            "INFO" => LogLevel.InfoLevel,
            "WARNING" => LogLevel.WarningLevel,
            "ERROR" => LogLevel.ErrorLevel,
            "OFF" => LogLevel.OffLevel,
            _ => throw new ArgumentException($"'{logLevel}' is no log level: expected DEBUG, INFO, WARNING, ERROR or OFF", nameof(logLevel)),
        };
    }

    /// <summary>The level of a type of events.</summary>
    public static LogLevel LogLevelFor<T>() where T : LogEvent
    {
        foreach (var level in new[] { LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel })
        {
            if (ClassFor(level) == typeof(T))
                return level;
        }
        throw new NotSupportedException($"events of {typeof(T).Name} have no one level: expected Debug, Info, Warning or Error");
    }

    /// <summary>The name of a level in a configuration.</summary>
    public static string StringFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        LogLevel.OffLevel => "OFF",
        _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, "no log level"),
    };

    /// <summary>The type of the events of a level, to subscribe to.</summary>
    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, "no event has this level"),
    };

    /// <summary>The name of an object's type without its namespace.</summary>
    public static string SimpleName(object o)
    {
        ArgumentNullException.ThrowIfNull(o);
        return SimpleName(o.GetType());
    }

    /// <summary>The name of a type without its namespace.</summary>
    public static string SimpleName(Type t)
    {
        ArgumentNullException.ThrowIfNull(t);
        return t.Name;
    }
}

/// <summary>A logger that publishes on the event stream of a system.</summary>
internal sealed class BusLogging(ActorSystem system, string source, Type type, ILogMessageFormatter? formatter) : ILoggingAdapter
{
    public ILogMessageFormatter Formatter { get; } = formatter ?? DefaultLogMessageFormatter.Instance;

    public bool IsDebugEnabled => IsEnabled(LogLevel.DebugLevel);

    public bool IsInfoEnabled => IsEnabled(LogLevel.InfoLevel);

    public bool IsWarningEnabled => IsEnabled(LogLevel.WarningLevel);

    public bool IsErrorEnabled => IsEnabled(LogLevel.ErrorLevel);

    public bool IsEnabled(LogLevel logLevel) => logLevel >= system.Settings.LogLevel && logLevel < LogLevel.OffLevel;

    public void Log(LogLevel logLevel, Exception? cause, string format)
    {
        if (!IsEnabled(logLevel))
            return;
        system.EventStream.Publish(logLevel switch
        {
            LogLevel.DebugLevel => new Debug(cause, source, type, format),
            LogLevel.InfoLevel => new Info(cause, source, type, format),
            LogLevel.WarningLevel => new Warning(cause, source, type, format),
            _ => new Error(cause, source, type, format),
        });
    }
}

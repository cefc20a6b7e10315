namespace Actors.Runtime;

/// <summary>Something the runtime or an actor reports on the event stream.</summary>
public abstract class LogEvent
{
    private protected LogEvent(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <summary>What was thrown, if anything.</summary>
    public Exception? Cause { get; }

    /// <summary>Where: the path of the actor.</summary>
    public string LogSource { get; }

    /// <summary>The class of the actor.</summary>
    public Type LogClass { get; }

    /// <summary>What there is to say.</summary>
    public object Message { get; }

    /// <summary>How much it matters.</summary>
    public abstract LogLevel LogLevel();

    /// <inheritdoc/>
    public override string ToString() => $"[{GetType().Name}][{LogSource}] {Message}{(Cause is null ? "" : $"{Environment.NewLine}{Cause}")}";
}

/// <summary>A failure.</summary>
public sealed class Error(Exception? cause, string logSource, Type logClass, object message) : LogEvent(cause, logSource, logClass, message)
{
    /// <inheritdoc/>
    public override LogLevel LogLevel() => Runtime.LogLevel.ErrorLevel;
}

/// <summary>Something that should not be, and was survived.</summary>
public sealed class Warning(Exception? cause, string logSource, Type logClass, object message) : LogEvent(cause, logSource, logClass, message)
{
    /// <summary>A warning with nothing thrown.</summary>
    public Warning(string logSource, Type logClass, object message) : this(cause: null, logSource, logClass, message)
    {
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Runtime.LogLevel.WarningLevel;
}

/// <summary>Something worth knowing.</summary>
public sealed class Info(Exception? cause, string logSource, Type logClass, object message) : LogEvent(cause, logSource, logClass, message)
{
    /// <summary>News with nothing thrown.</summary>
    public Info(string logSource, Type logClass, object message) : this(cause: null, logSource, logClass, message)
    {
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Runtime.LogLevel.InfoLevel;
}

/// <summary>Something that helps to find a fault.</summary>
public sealed class Debug(Exception? cause, string logSource, Type logClass, object message) : LogEvent(cause, logSource, logClass, message)
{
    /// <summary>A detail with nothing thrown.</summary>
    public Debug(string logSource, Type logClass, object message) : this(cause: null, logSource, logClass, message)
    {
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Runtime.LogLevel.DebugLevel;
}

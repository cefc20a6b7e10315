using System.Text.RegularExpressions;

namespace Actors.Runtime.TestKit;

/// <summary>Says which events of the event stream are expected.</summary>
public sealed partial class EventFilterFactory
{
    readonly TestKitBase kit;
    readonly ActorSystem system;

    /// <summary>Expecting events of the kit's own system.</summary>
    public EventFilterFactory(TestKitBase testkit) : this(testkit, testkit.Sys)
    {
    }

    /// <summary>Expecting events of a system.</summary>
    public EventFilterFactory(TestKitBase testkit, ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(testkit);
        ArgumentNullException.ThrowIfNull(system);
        kit = testkit;
        this.system = system;
    }

    /// <summary>Failures with an exception of a type.</summary>
    public IEventFilterApplier Exception<TException>(string? message = null, string? start = null, string? contains = null, string? source = null) where TException : Exception =>
        Exception(typeof(TException), message, start, contains, source);

    /// <inheritdoc cref="Exception{TException}(string, string, string, string)"/>
    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null) where TException : Exception => Exception(typeof(TException), pattern, source);

    /// <summary>Failures with an exception of a type, or with one that it came from where that is wanted.</summary>
    public IEventFilterApplier Exception(Type exceptionType, string? message = null, string? start = null, string? contains = null, string? source = null, bool checkInnerExceptions = false) =>
        Failing(exceptionType, (one, cause) => new TextMatch(message, start, contains).Fits(one, cause.Message), source, checkInnerExceptions);

    /// <inheritdoc cref="Exception(Type, string, string, string, string, bool)"/>
    public IEventFilterApplier Exception(Type exceptionType, Regex pattern, string? source = null, bool checkInnerExceptions = false) =>
        Failing(exceptionType, (one, cause) => pattern.IsMatch(cause.Message) || pattern.IsMatch($"{one.Message}"), source, checkInnerExceptions);

    /// <summary>Failures.</summary>
    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) => Matching<Error>(message, start, contains, source);

    /// <summary>Warnings.</summary>
    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) => Matching<Warning>(message, start, contains, source);

    /// <summary>Things worth knowing.</summary>
    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) => Matching<Info>(message, start, contains, source);

    /// <summary>Details.</summary>
    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) => Matching<Debug>(message, start, contains, source);

    /// <summary>Dead letters.</summary>
    public IEventFilterApplier DeadLetter() => new EventFilterApplier(kit, system, typeof(AllDeadLetters), static _ => true, "DeadLetter");

    /// <summary>Dead letters with a message of a type.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) => DeadLetter<TMessage>(static _ => true, source);

    /// <summary>Dead letters with a message of a type that fits.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) =>
        DeadLetter(typeof(TMessage), message => isMatch((TMessage)message), source);

    /// <summary>Dead letters with a message of a type.</summary>
    public IEventFilterApplier DeadLetter(Type type, string? source = null) => DeadLetter(type, static _ => true, source);

    /// <summary>Dead letters with a message of a type that fits.</summary>
    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string? source = null) => new EventFilterApplier(kit, system, typeof(AllDeadLetters),
        one => one is AllDeadLetters letter && type.IsInstanceOfType(letter.Message) && isMatch(letter.Message)
            && (source is null || string.Equals(letter.Recipient.Path.ToString(), source, StringComparison.Ordinal)),
        $"DeadLetter with {type.Name}");

    /// <summary>Events that fit.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Custom<LogEvent>(predicate);

    /// <summary>Events of a type that fit.</summary>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate) where TLogEvent : LogEvent => Of(predicate, source: null, typeof(TLogEvent).Name);

    EventFilterApplier Failing(Type exceptionType, Func<Error, Exception, bool> fits, string? source, bool checkInnerExceptions) => Of<Error>(
        one => Causes(one.Cause, checkInnerExceptions).Any(cause => exceptionType.IsInstanceOfType(cause) && fits(one, cause)), source, $"Error with {exceptionType.Name}");

    static IEnumerable<Exception> Causes(Exception? cause, bool withInner)
    {
        for (var at = cause; at is not null; at = withInner ? at.InnerException : null)
            yield return at;
    }

    EventFilterApplier Matching<TEvent>(string? message, string? start, string? contains, string? source) where TEvent : LogEvent =>
        Of<TEvent>(one => new TextMatch(message, start, contains).Fits(one, one.Cause?.Message), source, typeof(TEvent).Name);

    EventFilterApplier Of<TEvent>(Predicate<TEvent> fits, string? source, string what) where TEvent : LogEvent => new(kit, system, typeof(TEvent),
        one => one is TEvent known && (source is null || string.Equals(known.LogSource, source, StringComparison.Ordinal)) && fits(known), what);

    /// <summary>A text that is compared whole, by its start or by a part; without any, every text fits.</summary>
    readonly record struct TextMatch(string? Message, string? Start, string? Contains)
    {
        internal bool Fits(LogEvent one, string? other) => Fits($"{one.Message}") || (other is not null && Fits(other));

        bool Fits(string text) =>
            (Message is null || string.Equals(text, Message, StringComparison.Ordinal))
            && (Start is null || text.StartsWith(Start, StringComparison.Ordinal))
            && (Contains is null || text.Contains(Contains, StringComparison.Ordinal));
    }
}

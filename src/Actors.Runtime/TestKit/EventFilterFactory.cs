using System.Text.RegularExpressions;

namespace Actors.Runtime.TestKit;

/// <summary>Says which events of the event stream are expected.</summary>
public sealed class EventFilterFactory
{
    readonly TestKitBase kit;

    internal EventFilterFactory(TestKitBase kit) => this.kit = kit;

    /// <summary>Failures with an exception of a type.</summary>
    public IEventFilterApplier Exception<TException>(string? message = null, string? start = null, string? contains = null, string? source = null) where TException : Exception =>
        Of<Error>(one => one.Cause is TException cause && new TextMatch(message, start, contains).Fits(one, cause.Message), source, $"Error with {typeof(TException).Name}");

    /// <inheritdoc cref="Exception{TException}(string, string, string, string)"/>
    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null) where TException : Exception =>
        Of<Error>(one => one.Cause is TException cause && (pattern.IsMatch(cause.Message) || pattern.IsMatch($"{one.Message}")), source, $"Error with {typeof(TException).Name}");

    /// <summary>Failures.</summary>
    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) => Matching<Error>(message, start, contains, source);

    /// <summary>Warnings.</summary>
    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) => Matching<Warning>(message, start, contains, source);

    /// <summary>Things worth knowing.</summary>
    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) => Matching<Info>(message, start, contains, source);

    /// <summary>Details.</summary>
    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) => Matching<Debug>(message, start, contains, source);

    /// <summary>Dead letters.</summary>
    public IEventFilterApplier DeadLetter() => new EventFilterApplier(kit, typeof(AllDeadLetters), static _ => true, "DeadLetter");

    /// <summary>Dead letters with a message of a type.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) => DeadLetter<TMessage>(static _ => true, source);

    /// <summary>Dead letters with a message of a type that fits.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) => new EventFilterApplier(kit, typeof(AllDeadLetters),
        one => one is AllDeadLetters { Message: TMessage message } letter && isMatch(message)
            && (source is null || string.Equals(letter.Recipient.Path.ToString(), source, StringComparison.Ordinal)),
        $"DeadLetter with {typeof(TMessage).Name}");

    /// <summary>Events that fit.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Custom<LogEvent>(predicate);

    /// <summary>Events of a type that fit.</summary>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate) where TLogEvent : LogEvent => Of(predicate, source: null, typeof(TLogEvent).Name);

    EventFilterApplier Matching<TEvent>(string? message, string? start, string? contains, string? source) where TEvent : LogEvent =>
        Of<TEvent>(one => new TextMatch(message, start, contains).Fits(one, one.Cause?.Message), source, typeof(TEvent).Name);

    EventFilterApplier Of<TEvent>(Predicate<TEvent> fits, string? source, string what) where TEvent : LogEvent => new(kit, typeof(TEvent),
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

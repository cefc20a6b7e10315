namespace Actors.Runtime.Hocon;

/// <summary>
/// The only exception that reading a configuration throws. Says where, what was found and what was expected;
/// the message starts with <c>file:line:column</c>.
/// </summary>
public abstract class ConfigException : Exception
{
    private protected ConfigException(
        Origin? origin, string problem, string? found = null, string? expected = null, Exception? inner = null)
        : base(origin is null ? problem : $"{origin}: {problem}", inner)
    {
        Origin = origin;
        Problem = problem;
        Found = found;
        Expected = expected;
        Remedy = expected is null ? null : $"write {expected} there";
    }

    public Origin? Origin { get; }

    /// <summary>The message without its place.</summary>
    public string Problem { get; }

    public string? Found { get; }

    public string? Expected { get; }

    /// <summary>What to do about it, by itself; null where that is not known.</summary>
    public string? Remedy { get; private protected init; }

    public string? File => Origin?.Source;

    /// <summary>Counts from 1; 0 when the place has no lines.</summary>
    public int Line => Origin?.Line ?? 0;

    /// <summary>Counts UTF-16 units from 1; 0 when the place has no lines.</summary>
    public int Column => Origin?.Column ?? 0;

    /// <summary>The text is not HOCON (or, in a <c>.json</c> file, not JSON).</summary>
    public sealed class ParseError : ConfigException
    {
        internal ParseError(Origin origin, string found, string expected)
            : base(origin, $"found {found}, expected {expected}", found, expected) { }

        internal ParseError(Origin origin, string problem) : base(origin, problem) { }
    }

    /// <summary>A path such as <c>a..b</c> that names nothing.</summary>
    public sealed class BadPath : ConfigException
    {
        internal BadPath(string path, string problem) : base(null, $"bad path ‘{path}’: {problem}", path) { }
    }

    /// <summary>The path has no value.</summary>
    public class MissingPath : ConfigException
    {
        internal MissingPath(Origin? origin, string path, string expected)
            : base(origin, $"‘{path}’ is missing, expected {expected}", "nothing", expected) { }

        private protected MissingPath(Origin origin, string problem, string found, string expected)
            : base(origin, problem, found, expected) { }
    }

    /// <summary>The path is set to null, which no typed getter takes.</summary>
    public sealed class NullValue : MissingPath
    {
        internal NullValue(Origin origin, string path, string expected)
            : base(origin, $"‘{path}’ is null, expected {expected}", "null", expected) { }
    }

    /// <summary>A value of another type than asked for, or pieces that cannot be concatenated.</summary>
    public sealed class WrongType : ConfigException
    {
        internal WrongType(Origin origin, string subject, string found, string expected)
            : base(origin, $"{subject}: found {found}, expected {expected}", found, expected) { }
    }

    /// <summary>The right type but a text that means nothing there: an unknown unit, a number out of range.</summary>
    public sealed class BadValue : ConfigException
    {
        internal BadValue(Origin origin, string subject, string found, string expected)
            : base(origin, $"{subject}: found {found}, expected {expected}", found, expected) { }
    }

    /// <summary>A <c>${path}</c> that leads nowhere, or back to itself.</summary>
    public sealed class UnresolvedSubstitution : ConfigException
    {
        internal UnresolvedSubstitution(Origin origin, string expression, string why, bool isCycle = false)
            : base(origin, $"could not resolve {expression}: {why}", expression)
        {
            IsCycle = isCycle;
            if (!isCycle && expression is ['$', '{', .. var path, '}'])
                Remedy = $"set {path}, or write ${{?{path}}} where it may be missing";
        }

        public bool IsCycle { get; }
    }

    /// <summary>A getter met a substitution: <see cref="Config.Resolve(Func{string, string?})"/> was not called.</summary>
    public sealed class NotResolved : ConfigException
    {
        internal NotResolved(Origin origin, string path)
            : base(origin, $"‘{path}’ depends on a substitution that is not resolved yet: call Resolve first") { }
    }

    /// <summary>A file that is missing, unreadable, not UTF-8, or of a kind that is not supported.</summary>
    public sealed class IoError : ConfigException
    {
        internal IoError(Origin origin, string problem, Exception? inner = null)
            : base(origin, problem, inner: inner) { }

        internal IoError(Origin origin, string problem, string remedy, Exception? inner = null)
            : this(origin, $"{problem}; {remedy}", inner) => Remedy = remedy;
    }

    /// <summary>The input is deeper, larger or more entangled than any configuration should be.</summary>
    public sealed class LimitExceeded : ConfigException
    {
        internal LimitExceeded(Origin origin, string problem) : base(origin, problem) { }
    }

    /// <summary>Everything that is wrong with a configuration, one problem a line.</summary>
    public sealed class Invalid : ConfigException
    {
        internal Invalid(IReadOnlyList<ConfigProblem> problems)
            : base(null, string.Join('\n', problems)) => Problems = problems;

        public IReadOnlyList<ConfigProblem> Problems { get; }
    }
}

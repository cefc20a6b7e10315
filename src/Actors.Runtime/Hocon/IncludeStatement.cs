namespace Actors.Runtime.Hocon;

enum IncludeKind { Plain, File, Url, Classpath }

/// <summary><c>include "name"</c>, with <c>required(…)</c> and <c>file(…)</c> around the name or not.</summary>
sealed record IncludeStatement(Origin Origin, IncludeKind Kind, string Name, bool IsRequired)
{
    const string Expected = "a file name in double quotes, or file(\"…\"), required(\"…\") or required(file(\"…\"))";

    /// <param name="at">On the word <c>include</c>; left behind the statement.</param>
    public static IncludeStatement Read(Token[] tokens, ref int at, Source source)
    {
        var origin = source.At(tokens[at]);
        var kind = IncludeKind.Plain;
        var isRequired = false;
        var open = 0;
        for (Advance(tokens, ref at); tokens[at].Kind == TokenKind.Unquoted; Advance(tokens, ref at))
        {
            var rest = tokens[at].Text.AsSpan();
            while (!rest.IsEmpty)
            {
                if (!isRequired && kind == IncludeKind.Plain && Take(ref rest, "required("))
                    isRequired = true;
                else if (kind == IncludeKind.Plain && Wrapper(ref rest) is { } wrapper)
                    kind = wrapper;
                else
                    throw source.Unexpected(tokens[at], Expected);
                open++;
            }
        }
        if (tokens[at].Kind != TokenKind.Quoted)
            throw source.Unexpected(tokens[at], Expected);
        var name = tokens[at].Text;
        at++;
        while (open > 0)
        {
            while (IsBlank(tokens[at]))
                at++;
            var text = tokens[at].Kind == TokenKind.Unquoted ? tokens[at].Text : "";
            if (text.Length == 0 || text.Length > open || text.AsSpan().ContainsAnyExcept(')'))
                throw source.Unexpected(tokens[at], "‘)’ after the file name");
            open -= text.Length;
            at++;
        }
        return new IncludeStatement(origin, kind, name, isRequired);
    }

    static IncludeKind? Wrapper(ref ReadOnlySpan<char> text) =>
        Take(ref text, "file(") ? IncludeKind.File
        : Take(ref text, "url(") ? IncludeKind.Url
        : Take(ref text, "classpath(") ? IncludeKind.Classpath : null;

    static bool Take(ref ReadOnlySpan<char> text, string word)
    {
        if (!text.StartsWith(word, StringComparison.Ordinal))
            return false;
        text = text[word.Length..];
        return true;
    }

    static bool IsBlank(Token token) => token.Kind is TokenKind.Space or TokenKind.Newline or TokenKind.Comment;

    static void Advance(Token[] tokens, ref int at)
    {
        do
        {
            at++;
        }
        while (IsBlank(tokens[at]));
    }
}

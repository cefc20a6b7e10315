namespace Actors.Runtime.Hocon;

/// <summary>Cuts a text into tokens. The last one is always <see cref="TokenKind.End"/>.</summary>
ref struct Tokenizer
{
    readonly ReadOnlySpan<char> text;
    readonly Source source;
    readonly List<Token> tokens;
    int at;
    int line;
    int lineStart;

    Tokenizer(string text, Source source)
    {
        this.text = text;
        this.source = source;
        tokens = new List<Token>(text.Length / 4 + 4);
        line = 1;
    }

    /// <exception cref="ConfigException.ParseError">A reserved character, an open string, a bad escape.</exception>
    public static Token[] Read(string text, Source source)
    {
        var tokenizer = new Tokenizer(text, source);
        while (tokenizer.Next() is { Kind: not TokenKind.End } token)
        {
            if (!tokenizer.IsBlankAfterLineEnd(token.Kind))
                tokenizer.tokens.Add(token);
        }
        tokenizer.tokens.Add(tokenizer.Here(TokenKind.End));
        return [.. tokenizer.tokens];
    }

    /// <summary>Indentation, empty lines and comments on their own line say nothing that the line end has not said.</summary>
    readonly bool IsBlankAfterLineEnd(TokenKind kind) =>
        kind is TokenKind.Newline or TokenKind.Space or TokenKind.Comment
        && tokens.Count > 0 && tokens[^1].Kind == TokenKind.Newline;

    readonly char Peek(int ahead = 0) => at + ahead < text.Length ? text[at + ahead] : '\0';

    readonly bool IsAt(string expected) => text[at..].StartsWith(expected, StringComparison.Ordinal);

    readonly Token Here(TokenKind kind) => new(kind, line, at - lineStart + 1);

    readonly ConfigException.ParseError Error(string found, string expected) =>
        new(source.At(line, at - lineStart + 1), found, expected);

    Token Next()
    {
        var here = Here(TokenKind.End);
        if (at == text.Length)
            return here;
        var c = text[at];
        if (c == '\n')
        {
            NewLine();
            return here with { Kind = TokenKind.Newline };
        }
        if (Characters.IsSpace(c))
            return here with { Kind = TokenKind.Space, Text = TakeWhile(Characters.IsSpace) };
        if (StartsComment())
            return here with { Kind = TokenKind.Comment, Text = TakeWhile(static x => x != '\n') };
        if (Characters.IsNumberStart(c))
            return Number(here);
        if (c == '"')
            return Quoted(here);
        if (c == '$')
            return Substitution(here);
        if (c == '+' && Peek(1) == '=')
            return Symbol(here, TokenKind.PlusEquals, 2);
        return c switch
        {
            ',' => Symbol(here, TokenKind.Comma),
            ':' => Symbol(here, TokenKind.Colon),
            '=' => Symbol(here, TokenKind.Equals),
            '{' => Symbol(here, TokenKind.OpenBrace),
            '}' => Symbol(here, TokenKind.CloseBrace),
            '[' => Symbol(here, TokenKind.OpenBracket),
            ']' => Symbol(here, TokenKind.CloseBracket),
            _ when Characters.IsReserved(c) => throw Error($"‘{c}’", "a value; put reserved characters in double quotes"),
            _ => Unquoted(here),
        };
    }

    Token Symbol(Token here, TokenKind kind, int length = 1)
    {
        at += length;
        return here with { Kind = kind };
    }

    readonly bool StartsComment() => text[at] == '#' || (text[at] == '/' && Peek(1) == '/');

    void NewLine()
    {
        at++;
        line++;
        lineStart = at;
    }

    string TakeWhile(Func<char, bool> belongs)
    {
        var from = at;
        while (at < text.Length && belongs(text[at]))
            at++;
        return text[from..at].ToString();
    }

    Token Number(Token here)
    {
        var from = at;
        while (at < text.Length && Characters.IsNumberPart(text[at]) && !(text[at] == '+' && Peek(1) == '='))
            at++;
        var taken = text[from..at];
        if (NumberText.IsNumber(taken))
            return here with { Kind = TokenKind.Number, Text = taken.ToString() };
        if (taken.IndexOf('+') is >= 0 and var plus)
        {
            at = from + plus;
            throw Error("‘+’", "a number; put reserved characters in double quotes");
        }
        return here with { Kind = TokenKind.Unquoted, Text = taken.ToString() };
    }

    /// <summary>Words run to a reserved character, space or comment; true, false and null stand at their start.</summary>
    Token Unquoted(Token here)
    {
        if (IsAt("true"))
            return Word(here, TokenKind.True, "true");
        if (IsAt("false"))
            return Word(here, TokenKind.False, "false");
        if (IsAt("null"))
            return Word(here, TokenKind.Null, "null");
        var from = at;
        while (at < text.Length && text[at] != '\n'
               && !Characters.IsReserved(text[at]) && !Characters.IsSpace(text[at]) && !StartsComment())
            at++;
        return here with { Kind = TokenKind.Unquoted, Text = text[from..at].ToString() };
    }

    Token Word(Token here, TokenKind kind, string word)
    {
        at += word.Length;
        return here with { Kind = kind, Text = word };
    }

    Token Quoted(Token here)
    {
        if (IsAt("\"\"\""))
            return MultiLine(here);
        var strings = new QuotedReader(text[(at + 1)..]);
        var value = strings.Read(out var length, out var problem);
        if (problem is not null)
        {
            at += 1 + length;
            throw Error(problem.Found, problem.Expected);
        }
        at += 1 + length;
        return here with { Kind = TokenKind.Quoted, Text = value };
    }

    /// <summary>Everything to the next three quotes, raw; quotes beyond the closing three belong to the string.</summary>
    Token MultiLine(Token here)
    {
        var from = at + 3;
        var end = text[from..].IndexOf("\"\"\"");
        if (end < 0)
            throw Error("a multi-line string that never ends", "closing ‘\"\"\"’");
        end += from;
        while (end + 3 < text.Length && text[end + 3] == '"')
            end++;
        while (at < end + 3)
        {
            if (text[at] == '\n')
                NewLine();
            else
                at++;
        }
        return here with { Kind = TokenKind.Quoted, Text = text[from..end].ToString(), IsMultiLine = true };
    }

    /// <summary><c>${path}</c>: the tokens inside are a path expression.</summary>
    Token Substitution(Token here)
    {
        if (Peek(1) != '{')
            throw Error("‘$’", "‘${’ of a substitution; put a plain ‘$’ in double quotes");
        at += 2;
        var isOptional = Peek() == '?';
        if (isOptional)
            at++;
        var first = tokens.Count;
        while (true)
        {
            var token = Next();
            if (token.Kind == TokenKind.CloseBrace)
            {
                var inside = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens)[first..];
                var path = PathReader.Read(inside, source, token);
                tokens.RemoveRange(first, tokens.Count - first);
                return here with { Kind = TokenKind.Substitution, Path = path, IsOptional = isOptional };
            }
            if (!token.IsText && token.Kind != TokenKind.Space)
                throw source.Unexpected(token, "a path and ‘}’ that ends the substitution");
            tokens.Add(token);
        }
    }
}

namespace Actors.Runtime.Hocon;

enum TokenKind
{
    End, Newline, Space, Comment, Comma, Colon, Equals, PlusEquals,
    OpenBrace, CloseBrace, OpenBracket, CloseBracket,
    Quoted, Unquoted, Number, True, False, Null, Substitution,
}

/// <summary>A piece of the text.</summary>
/// <param name="Text">What a simple value says: without quotes, escapes decoded.</param>
/// <param name="Path">The path of a substitution.</param>
readonly record struct Token(
    TokenKind Kind, int Line, int Column, string Text = "", HoconPath? Path = null, bool IsOptional = false,
    bool IsMultiLine = false)
{
    public bool IsText => Kind is TokenKind.Quoted or TokenKind.Unquoted or TokenKind.Number
        or TokenKind.True or TokenKind.False or TokenKind.Null;

    public bool IsSimpleValue => IsText || Kind == TokenKind.Substitution;

    public bool StartsValue => IsSimpleValue || Kind is TokenKind.OpenBrace or TokenKind.OpenBracket;

    public bool IsUnquoted(string text) =>
        Kind == TokenKind.Unquoted && string.Equals(Text, text, StringComparison.Ordinal);

    /// <summary>The token as an error message shows it.</summary>
    public string Shown => Kind switch
    {
        TokenKind.End => "the end of the input",
        TokenKind.Newline => "the end of the line",
        TokenKind.Space => "a space",
        TokenKind.Comment => "a comment",
        TokenKind.Comma => "‘,’",
        TokenKind.Colon => "‘:’",
        TokenKind.Equals => "‘=’",
        TokenKind.PlusEquals => "‘+=’",
        TokenKind.OpenBrace => "‘{’",
        TokenKind.CloseBrace => "‘}’",
        TokenKind.OpenBracket => "‘[’",
        TokenKind.CloseBracket => "‘]’",
        TokenKind.Quoted => $"\"{Shorten(Text)}\"",
        TokenKind.Substitution => $"‘${{{(IsOptional ? "?" : "")}{Path}}}’",
        _ => $"‘{Shorten(Text)}’",
    };

    internal static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings("⏎");
        return line.Length <= 40 ? line : line[..(char.IsHighSurrogate(line[38]) ? 38 : 39)] + "…";
    }
}

/// <summary>Names the text that is being read and makes origins in it.</summary>
/// <param name="IsShort">The name shows the whole text, so lines and columns would only confuse.</param>
sealed record Source(string Name, bool IsShort = false)
{
    public Origin At(Token token) => At(token.Line, token.Column);

    public Origin At(int line, int column) => IsShort ? new(Name) : new(Name, line, column);

    public ConfigException.ParseError Unexpected(Token found, string expected) => new(At(found), found.Shown, expected);
}

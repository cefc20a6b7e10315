namespace Actors.Runtime.Hocon;

/// <summary>Reads a text into a value tree. Substitutions stay in it until it is resolved.</summary>
sealed partial class HoconParser
{
    readonly ParseContext context;
    readonly Token[] tokens;
    readonly List<string> path = [];
    int at;
    int nesting;
    int lists;

    HoconParser(string text, ParseContext context)
    {
        this.context = context;
        nesting = context.Nesting;
        tokens = Tokenizer.Read(text, context.Source);
    }

    Token Current => tokens[at];

    /// <summary>An object or, where the text starts with a bracket, a list.</summary>
    public static ConfigValue Parse(string text, ParseContext context)
    {
        if (context.IsJson)
            return JsonReader.Read(text, context.Source, context.Nesting);
        return new HoconParser(text, context).Document();
    }

    ConfigValue Document()
    {
        SkipBlank();
        if (Current.Kind is not (TokenKind.OpenBrace or TokenKind.OpenBracket))
            return ObjectFields(context.Source.At(1, 1), TokenKind.End);
        ConfigValue value = Current.Kind == TokenKind.OpenBrace ? Object() : List();
        SkipBlank();
        return Current.Kind == TokenKind.End ? value : throw Unexpected("the end of the input");
    }

    ConfigException.ParseError Unexpected(string expected) => context.Source.Unexpected(Current, expected);

    /// <summary>Skips space, comments and line ends.</summary>
    void SkipBlank()
    {
        while (Current.Kind is TokenKind.Space or TokenKind.Comment or TokenKind.Newline)
            at++;
    }

    /// <summary>Skips to the next field or element. False when neither a comma nor a line end stood between.</summary>
    bool SkipSeparator()
    {
        var separated = false;
        for (; Current.Kind is TokenKind.Space or TokenKind.Comment or TokenKind.Newline; at++)
            separated |= Current.Kind == TokenKind.Newline;
        if (Current.Kind != TokenKind.Comma)
            return separated;
        at++;
        SkipBlank();
        return true;
    }

    void Enter(Token at, int levels)
    {
        nesting += levels;
        if (nesting > Limits.Nesting)
            throw new ConfigException.LimitExceeded(
                context.Source.At(at), $"objects and lists are nested deeper than {Limits.Nesting}");
    }

    ConfigObject Object()
    {
        var origin = context.Source.At(Current);
        Enter(Current, 1);
        at++;
        SkipBlank();
        var value = ObjectFields(origin, TokenKind.CloseBrace);
        at++;
        nesting--;
        return value;
    }

    /// <summary>Fields up to the closing token, which stays current.</summary>
    ConfigObject ObjectFields(Origin origin, TokenKind close)
    {
        var builder = new ObjectBuilder(origin);
        while (Current.Kind != close)
        {
            if (Current.IsUnquoted("include"))
                Include(builder);
            else
                Field(builder);
            if (!SkipSeparator() && Current.Kind != close)
                throw Unexpected(close == TokenKind.End
                    ? "a comma, a new line or the end of the input" : "a comma, a new line or ‘}’");
        }
        return builder.Build();
    }

    void Include(ObjectBuilder builder)
    {
        var statement = IncludeStatement.Read(tokens, ref at, context.Source);
        var prefix = context.Prefix.Append(new HoconPath([.. path]));
        var included = Includes.Follow(statement, context with { Prefix = prefix, Nesting = nesting });
        if (lists > 0 && !included.IsResolved)
            throw new ConfigException.ParseError(statement.Origin,
                "an include inside a list brings substitutions, which cannot be looked up from there: "
                + "move the include out of the list or the substitutions out of the included file");
        foreach (var (key, value) in included.Fields)
            builder.Put(new HoconPath(key), value);
    }

    void Field(ObjectBuilder builder)
    {
        var first = Current;
        var key = Key();
        SkipBlank();
        Enter(first, key.Length - 1);
        path.AddRange(key.Keys);
        var separator = Current;
        if (separator.Kind is TokenKind.Colon or TokenKind.Equals or TokenKind.PlusEquals)
        {
            at++;
            SkipBlank();
        }
        else if (separator.Kind != TokenKind.OpenBrace)
        {
            throw Unexpected($"‘=’, ‘:’, ‘+=’ or ‘{{’ after key ‘{Token.Shorten(key.ToString())}’");
        }
        builder.Put(key, separator.Kind == TokenKind.PlusEquals ? Appended(separator) : Value(), context.Source.At(first));
        path.RemoveRange(path.Count - key.Length, key.Length);
        nesting -= key.Length - 1;
    }

    HoconPath Key()
    {
        var from = at;
        while (Current.IsText || Current.Kind == TokenKind.Space)
            at++;
        return at > from ? PathReader.Read(tokens.AsSpan(from, at - from), context.Source, Current)
            : throw Unexpected("a key");
    }

    /// <summary><c>a += b</c> means <c>a = ${?a} [b]</c>, so b stands inside a list.</summary>
    Concatenation Appended(Token separator)
    {
        var origin = context.Source.At(separator);
        if (lists > 0)
            throw new ConfigException.ParseError(origin,
                "‘+=’ inside a list has no path to append to: write out the whole list");
        var self = new Substitution(
            origin, context.Prefix.Append(new HoconPath([.. path])), IsOptional: true, context.Prefix.Length);
        lists++;
        var value = Value();
        lists--;
        return new Concatenation(origin, [self, new ConfigList(value.Origin, [value])]);
    }
}

namespace Actors.Runtime.Hocon;

/// <summary>Reads a <c>.json</c> file, which may hold nothing that JSON does not allow.</summary>
sealed class JsonReader
{
    readonly Token[] tokens;
    readonly Source source;
    int at = -1;
    int nesting;

    JsonReader(Token[] tokens, Source source, int nesting)
    {
        this.tokens = tokens;
        this.source = source;
        this.nesting = nesting;
    }

    Token Current => tokens[at];

    public static ConfigValue Read(string text, Source source, int nesting)
    {
        var reader = new JsonReader(Tokenizer.Read(text, source), source, nesting);
        reader.Advance();
        if (reader.Current.Kind is not (TokenKind.OpenBrace or TokenKind.OpenBracket))
            throw source.Unexpected(reader.Current, "‘{’ or ‘[’ at the start of JSON");
        var value = reader.Value();
        return reader.Current.Kind == TokenKind.End
            ? value : throw source.Unexpected(reader.Current, "the end of the JSON document");
    }

    void Advance()
    {
        do
        {
            at++;
        }
        while (Current.Kind is TokenKind.Space or TokenKind.Newline);
    }

    ConfigValue Value()
    {
        var token = Current;
        if (token.Kind is TokenKind.OpenBrace or TokenKind.OpenBracket)
        {
            if (++nesting > Limits.Nesting)
                throw new ConfigException.LimitExceeded(
                    source.At(token), $"objects and lists are nested deeper than {Limits.Nesting}");
            ConfigValue container = token.Kind == TokenKind.OpenBrace ? Object() : List();
            nesting--;
            return container;
        }
        var isJson = token.Kind switch
        {
            TokenKind.Quoted => !token.IsMultiLine,
            TokenKind.Number => NumberText.IsJson(token.Text),
            _ => token.Kind is TokenKind.True or TokenKind.False or TokenKind.Null,
        };
        if (!isJson)
            throw source.Unexpected(token, "a JSON value");
        Advance();
        return HoconParser.Simple(token, source.At(token));
    }

    ConfigObject Object()
    {
        var builder = new ObjectBuilder(source.At(Current));
        Advance();
        while (Current.Kind != TokenKind.CloseBrace)
        {
            if (Current is not { Kind: TokenKind.Quoted, IsMultiLine: false })
                throw source.Unexpected(Current, "a key in double quotes");
            var key = new HoconPath(Current.Text);
            Advance();
            Require(TokenKind.Colon, "‘:’ after the key");
            builder.Put(key, Value());
            if (!More(TokenKind.CloseBrace, "‘,’ or ‘}’"))
                break;
        }
        Advance();
        return builder.Build();
    }

    ConfigList List()
    {
        var origin = source.At(Current);
        var items = new List<ConfigValue>();
        Advance();
        while (Current.Kind != TokenKind.CloseBracket)
        {
            items.Add(Value());
            if (!More(TokenKind.CloseBracket, "‘,’ or ‘]’"))
                break;
        }
        Advance();
        return new ConfigList(origin, items);
    }

    bool More(TokenKind close, string expected)
    {
        if (Current.Kind == close)
            return false;
        Require(TokenKind.Comma, expected);
        return Current.Kind != close ? true
            : throw source.Unexpected(Current, "another element: JSON allows no trailing comma");
    }

    void Require(TokenKind kind, string expected)
    {
        if (Current.Kind != kind)
            throw source.Unexpected(Current, expected);
        Advance();
    }
}

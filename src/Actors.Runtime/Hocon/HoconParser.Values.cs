namespace Actors.Runtime.Hocon;

sealed partial class HoconParser
{
    ConfigList List()
    {
        var origin = context.Source.At(Current);
        Enter(Current, 1);
        lists++;
        at++;
        SkipBlank();
        var items = new List<ConfigValue>();
        while (Current.Kind != TokenKind.CloseBracket)
        {
            items.Add(Value());
            if (!SkipSeparator() && Current.Kind != TokenKind.CloseBracket)
                throw Unexpected("a comma, a new line or ‘]’");
        }
        at++;
        lists--;
        nesting--;
        return new ConfigList(origin, items);
    }

    /// <summary>Everything on the line that belongs to one value; leaves the parser on what follows it.</summary>
    ConfigValue Value()
    {
        if (!Current.StartsValue)
            throw Unexpected("a value: a string, number, object, list, true, false, null or ${substitution}");
        List<ConfigValue>? pieces = null;
        var last = Piece();
        while (true)
        {
            var space = Current;
            var wasSimple = tokens[at - 1].IsSimpleValue;
            if (space.Kind == TokenKind.Space)
                at++;
            if (!Current.StartsValue)
                break;
            pieces ??= [last];
            if (space.Kind == TokenKind.Space && wasSimple && Current.IsSimpleValue)
                pieces.Add(new ConfigString(context.Source.At(space), space.Text) { IsSpace = true });
            pieces.Add(Piece());
        }
        if (Current.Kind is TokenKind.Colon or TokenKind.Equals or TokenKind.PlusEquals)
            throw Unexpected("the value to end: separate fields by a comma or a new line, quote a value that holds this mark");
        return pieces is null ? last : Concatenate.Literals(pieces);
    }

    ConfigValue Piece()
    {
        var token = Current;
        if (token.Kind == TokenKind.OpenBrace)
            return Object();
        if (token.Kind == TokenKind.OpenBracket)
            return List();
        at++;
        var origin = context.Source.At(token);
        if (token.Kind != TokenKind.Substitution)
            return Simple(token, origin);
        var target = context.Prefix.Append(token.Path ?? throw new InvalidOperationException("a substitution has a path"));
        return new Substitution(origin, target, token.IsOptional, context.Prefix.Length);
    }

    internal static ConfigValue Simple(Token token, Origin origin) => token.Kind switch
    {
        TokenKind.Number => new ConfigNumber(origin, token.Text),
        TokenKind.True => new ConfigBoolean(origin, Value: true),
        TokenKind.False => new ConfigBoolean(origin, Value: false),
        TokenKind.Null => new ConfigNull(origin),
        _ => new ConfigString(origin, token.Text),
    };
}

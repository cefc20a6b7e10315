using System.Text;

namespace Actors.Runtime.Hocon;

/// <summary>Turns the tokens of a path expression into keys: dots outside quotes separate, everything else joins.</summary>
static class PathReader
{
    /// <param name="end">What follows the path, to name the place where a missing key was expected.</param>
    public static HoconPath Read(ReadOnlySpan<Token> tokens, Source source, Token end)
    {
        while (tokens.Length > 0 && tokens[0].Kind == TokenKind.Space)
            tokens = tokens[1..];
        while (tokens.Length > 0 && tokens[^1].Kind == TokenKind.Space)
            tokens = tokens[..^1];
        if (tokens.IsEmpty)
            throw source.Unexpected(end, "a path");

        var keys = new List<string>();
        var key = new StringBuilder();
        var wasQuoted = false;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Quoted)
            {
                key.Append(token.Text);
                wasQuoted = true;
                continue;
            }
            if (!token.IsText && token.Kind != TokenKind.Space)
                throw source.Unexpected(token, "a path; put reserved characters in double quotes");
            foreach (var c in token.Text)
            {
                if (c != '.')
                    key.Append(c);
                else
                    EndKey(token);
            }
        }
        EndKey(end);
        return new HoconPath([.. keys]);

        void EndKey(Token at)
        {
            if (key.Length == 0 && !wasQuoted)
                throw new ConfigException.ParseError(
                    source.At(at), "a path with an empty key", "a key on both sides of each ‘.’, or \"\" for an empty key");
            keys.Add(key.ToString());
            key.Clear();
            wasQuoted = false;
        }
    }
}

namespace Actors.Tests.Runtime.Surface.Reference;

/// <summary>One member.</summary>
/// <param name="Text">The member without <c>abstract</c> and <c>virtual</c>.</param>
/// <param name="IsOpen">Whether an heir may override it.</param>
internal sealed record Signature(string Text, bool IsOpen)
{
    /// <summary>What names the member within its type: without access and type, with parameters.</summary>
    internal string Name => Parts()[^1] + (HasParameters ? Text[Text.IndexOf('(', StringComparison.Ordinal)..] : "");

    bool HasParameters => Text.EndsWith(')');

    /// <summary>What stands before the parameters, or before the accessors.</summary>
    string Head => Text[..Text.IndexOf(HasParameters ? '(' : '{', StringComparison.Ordinal)].TrimEnd();

    /// <summary>Whether code that uses the other member compiles with this one in its place: parameters more are optional, a setter more does no harm.</summary>
    internal bool Serves(Signature other)
    {
        if (!string.Equals(Head, other.Head, StringComparison.Ordinal) || HasParameters != other.HasParameters)
            return false;
        if (!HasParameters)
            return Text.Contains(" set; ", StringComparison.Ordinal) || !other.Text.Contains(" set; ", StringComparison.Ordinal);
        var (own, wanted) = (Parameters(), other.Parameters());
        return own.Count >= wanted.Count
            && wanted.Zip(own, static (theirs, ours) => string.Equals(theirs, ours, StringComparison.Ordinal) || ours.StartsWith(theirs + " = ", StringComparison.Ordinal)).All(static same => same)
            && own.Skip(wanted.Count).All(static more => more.Contains(" = ", StringComparison.Ordinal));
    }

    List<string> Parameters() => Split(Text[(Text.IndexOf('(', StringComparison.Ordinal) + 1)..^1], ',');

    /// <summary>The words of the head; type arguments are part of their word.</summary>
    List<string> Parts() => Split(Head, ' ');

    static List<string> Split(string text, char at)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (text[i] != at || depth > 0))
            {
                depth += text[i] switch { '<' => 1, '>' => -1, _ => 0 };
                continue;
            }
            if (i > start)
                parts.Add(text[start..i].Trim());
            start = i + 1;
        }
        return parts;
    }
}

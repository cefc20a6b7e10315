using System.Text;

namespace Actors.Backtest.Metrics;

/// <summary>
/// Reasons that say the same of different prices, so that their trades count together: alike up to their figures and
/// up to the first colon, which detail follows. A figure that is the same in all of them stays in the label, as it is
/// a setting: <c>rsi … below 30</c>.
/// </summary>
public sealed class ReasonGroup
{
    const char Figure = '\0';

    readonly string shape;
    readonly List<string?> figures;

    public ReasonGroup(string reason) => (shape, figures) = (ShapeOf(reason), [.. Figures(reason)]);

    public string Label
    {
        get
        {
            var text = new StringBuilder();
            var next = 0;
            foreach (var letter in shape)
                text.Append(letter == Figure ? figures[next++] ?? "…" : letter.ToString());
            return text.ToString();
        }
    }

    /// <param name="reason">Of the same shape.</param>
    public void Add(string reason)
    {
        var i = 0;
        foreach (var figure in Figures(reason))
        {
            if (!string.Equals(figures[i], figure, StringComparison.Ordinal))
                figures[i] = null;
            i++;
        }
    }

    /// <summary>The same for all reasons of one group.</summary>
    public static string ShapeOf(string reason)
    {
        var words = new StringBuilder();
        foreach (var (text, isFigure) in Parts(reason))
            words.Append(isFigure ? Figure.ToString() : text);
        return words.ToString();
    }

    static IEnumerable<string> Figures(string reason) => Parts(reason).Where(part => part.IsFigure).Select(part => part.Text);

    static IEnumerable<(string Text, bool IsFigure)> Parts(string reason)
    {
        var end = reason.IndexOf(": ", StringComparison.Ordinal);
        if (end < 0)
            end = reason.Length;
        var at = 0;
        for (var i = 0; i < end;)
        {
            var length = FigureAt(reason, i, end);
            if (length == 0)
            {
                i++;
                continue;
            }
            if (i > at)
                yield return (reason[at..i], false);
            yield return (reason.Substring(i, length), true);
            i += length;
            at = i;
        }
        if (end > at)
            yield return (reason[at..end], false);
    }

    /// <summary>The length of the number that begins there, or 0. Digits within a word, as in <c>15m</c>, are none.</summary>
    static int FigureAt(string text, int start, int end)
    {
        if (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.'))
            return 0;
        var i = start;
        if (text[i] is '-' or '+')
            i++;
        if (i == end || !char.IsAsciiDigit(text[i]))
            return 0;
        while (i < end && (char.IsAsciiDigit(text[i]) || IsInner(text, i, end)))
            i++;
        return i < end && (char.IsLetter(text[i]) || text[i] == '_') ? 0 : i - start;
    }

    /// <summary>A point or comma before a digit; the exponent's letter and sign.</summary>
    static bool IsInner(string text, int i, int end) => i + 1 < end && text[i] switch
    {
        '.' or ',' => char.IsAsciiDigit(text[i + 1]),
        'E' or 'e' => char.IsAsciiDigit(text[i + 1]) || text[i + 1] is '-' or '+',
        '-' or '+' => text[i - 1] is 'E' or 'e',
        _ => false,
    };
}

using System.Text;
using Spectre.Console;

namespace Actors.Host.Live;

/// <param name="Need">0 of a column that always stays; where there is no room, the one with the highest goes first.</param>
readonly record struct ScreenColumn(string Name, int Need = 0, bool IsRight = false);

/// <param name="Style">Of Spectre's markup, such as <c>green</c>; null for none.</param>
readonly record struct ScreenCell(string Text, string? Style = null);

/// <summary>
/// A table in lines of markup: columns as wide as what is in them, and no line longer than the terminal is wide. What is
/// needed least is left out first.
/// </summary>
sealed class ScreenTable(params ScreenColumn[] columns)
{
    const string Gap = "  ";

    readonly List<ScreenCell[]> rows = [];

    public int Count => rows.Count;

    public void Add(params ScreenCell[] cells) => rows.Add(cells);

    /// <param name="most">More rows than this become a line that counts them.</param>
    public IEnumerable<string> Lines(int width, int most)
    {
        var widths = columns.Select((column, at) => rows.Select(row => row[at].Text.Length).Append(column.Name.Length).Max()).ToArray();
        var shown = Shown(widths, width);
        yield return Line(shown, at => new(columns[at].Name, "grey"), widths, width);
        foreach (var row in rows.Take(rows.Count > most ? most - 1 : most))
            yield return Line(shown, at => row[at], widths, width);
        if (rows.Count > most)
            yield return $"[grey]… and {rows.Count - most + 1} more[/]";
    }

    /// <summary>A text of at most so many letters.</summary>
    public static string Cut(string text, int width) => text.Length <= width ? text : string.Concat(text.AsSpan(0, Math.Max(0, width - 1)), "…");

    int[] Shown(int[] widths, int width)
    {
        var shown = Enumerable.Range(0, columns.Length).ToList();
        while (shown.Sum(at => widths[at] + Gap.Length) - Gap.Length > width && shown.Exists(at => columns[at].Need > 0))
            shown.Remove(shown.MaxBy(at => columns[at].Need));
        return [.. shown];
    }

    string Line(int[] shown, Func<int, ScreenCell> cellOf, int[] widths, int width)
    {
        var line = new StringBuilder();
        var left = width;
        foreach (var at in shown)
        {
            var cell = cellOf(at);
            var text = Cut(columns[at].IsRight ? cell.Text.PadLeft(widths[at]) : cell.Text.PadRight(widths[at]), left);
            line.Append(cell.Style is null ? Markup.Escape(text) : $"[{cell.Style}]{Markup.Escape(text)}[/]").Append(left > text.Length ? Gap : "");
            left = Math.Max(0, left - text.Length - Gap.Length);
        }
        return line.ToString().TrimEnd();
    }
}

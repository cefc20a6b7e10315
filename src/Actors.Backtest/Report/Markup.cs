using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Actors.Backtest.Report;

/// <summary>
/// HTML under construction. What stands in the literal is markup; every value put into a hole is escaped, unless it
/// is markup itself. So no name, reason or configuration can become markup.
/// </summary>
public sealed class Markup
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder text = new();

    public Markup Add([InterpolatedStringHandlerArgument("")] ref Hole hole)
    {
        _ = hole;   // it has written itself while it was built
        return this;
    }

    public static Markup Of(params IEnumerable<Markup> parts)
    {
        var all = new Markup();
        foreach (var part in parts)
            all.text.Append(part.text);
        return all;
    }

    public override string ToString() => text.ToString();

    [InterpolatedStringHandler]
    public readonly ref struct Hole
    {
        readonly StringBuilder to;

        public Hole(int literalLength, int formattedCount, Markup markup)
        {
            to = markup.text;
            to.EnsureCapacity(to.Length + literalLength + formattedCount * 8);
        }

        public void AppendLiteral(string markup) => to.Append(markup);
        public void AppendFormatted(string? value) => to.Append(Encoder.Encode(value ?? ""));
        public void AppendFormatted(int value) => to.Append(value);
        public void AppendFormatted(Markup markup) => to.Append(markup.text);
    }
}

using System.Text;

namespace Actors.Backtest.Report;

/// <summary>Text with places such as <c>{{data}}</c>. What is put in is not searched for places again.</summary>
static class Template
{
    public static void Fill(TextWriter to, string template, IReadOnlyDictionary<string, string> values)
    {
        var at = 0;
        while (template.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = template.IndexOf("}}", open, StringComparison.Ordinal);
            to.Write(template.AsSpan(at, open - at));
            to.Write(values[template[(open + 2)..close]]);
            at = close + 2;
        }
        to.Write(template.AsSpan(at));
    }

    /// <summary>With bare line feeds: a browser hashes a script so, whatever a checkout made of its line ends.</summary>
    public static string Asset(string name)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream("report/" + name)
            ?? throw new InvalidOperationException($"the report asset {name} is not embedded in this build");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}

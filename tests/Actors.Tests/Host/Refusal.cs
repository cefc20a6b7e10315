using System.Globalization;

namespace Actors.Tests.Host;

/// <summary>
/// Runs the program on something broken and checks what holds for all of it: exit code 1, one message without a stack
/// trace, nothing else on the output, and the results of an older run as they were.
/// </summary>
public sealed class Refusal : IDisposable
{
    const string Older = "an older result";

    public TemporaryFolder Folder { get; } = new();

    public string Out => Folder.File("out");

    public string Good => Write("BTCUSDT-1h.csv", Candles(100));

    public void Dispose() => Folder.Dispose();

    public string Write(string name, params IEnumerable<string> lines) =>
        Folder.Write(name, string.Concat(lines.Select(line => line + "\n")));

    /// <summary>A header and rows that are right: open times in milliseconds from 2023-01-01, row i in line i + 2.</summary>
    public static IReadOnlyList<string> Candles(int count, int seconds = 3_600) =>
    [
        "time,open,high,low,close,volume",
        .. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture,
            $"{1_672_531_200_000 + 1_000L * seconds * i},{100 + i % 7},{108 + i % 7},{95 - i % 3},{101 + i % 5},10")),
    ];

    /// <summary>Good candles with one line replaced.</summary>
    public string WithLine(int line, string text, string name = "bad.csv")
    {
        List<string> lines = [.. Candles(100)];
        lines[line - 1] = text;
        return Write(name, lines);
    }

    /// <summary>Good candles with one field of line 7 replaced: 0 is the time, 5 the volume.</summary>
    public string WithField(int column, string text)
    {
        var fields = Candles(100)[6].Split(',');
        fields[column] = text;
        return WithLine(7, string.Join(',', fields));
    }

    /// <summary>The message on a backtest of the file.</summary>
    public string OfCandles(string file, params string[] more) =>
        Of(["--candles", file, "--symbol", "BTCUSDT", "--timeframe", "1h", "--strategy", "ema-cross", .. more]);

    /// <summary>The message on a backtest of good candles, where only the options are wrong.</summary>
    public string OfOptions(params string[] options) => OfCandles(Good, options);

    /// <summary>The message on a backtest with a configuration file of this text.</summary>
    public string OfConfig(string text) => Of("--config", Folder.Write("a.conf", text), "--candles", Good);

    /// <summary>The message on a backtest that has the arguments, <c>--out</c> and <c>--json</c>.</summary>
    public string Of(params string[] arguments)
    {
        Directory.CreateDirectory(Out);
        string[] results = [Path.Combine(Out, "report.html"), Path.Combine(Out, "summary.json")];
        foreach (var file in results)
            File.WriteAllText(file, Older);

        var message = OfCommand(["backtest", "--out", Out, "--json", .. arguments]);

        Directory.GetFileSystemEntries(Out).Order(StringComparer.Ordinal).ShouldBe(results);
        results.ShouldAllBe(file => File.ReadAllText(file) == Older);
        return message;
    }

    /// <summary>The message on any command.</summary>
    public static string OfCommand(params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        run.ExitCode.ShouldBe(1, run.Error);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldEndWith("\n");
        run.Error.ShouldNotContain("   at ");
        run.Error.ShouldNotContain("internal error");
        return run.Error[..^1];
    }
}

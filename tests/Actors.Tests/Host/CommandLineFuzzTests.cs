using System.Text;

namespace Actors.Tests.Host;

/// <summary>Whatever the files hold, the program answers with results or with one message: never with a crash.</summary>
public sealed class CommandLineFuzzTests : IDisposable
{
    static readonly string[] Numbers =
    [
        "0", "-1", "1e-28", "79228162514264337593543950335", "57646075230342348", "1e17", "9999999999999999", "0.0000000000000001", "NaN", "",
        "1672531200000", "253402300799000", "-62135596800000", "99999999999999999999", "∞", "1,1", "\"", "\n", "\r", "\0", "${x}", "e", "#",
    ];

    readonly Refusal good = new();

    public void Dispose() => good.Dispose();

    [Fact]
    public void Any_bytes_as_candles_are_answered()
    {
        var random = new Random(1);
        var sound = Encoding.UTF8.GetBytes(string.Join('\n', Refusal.Candles(40)) + "\n");
        var done = 0;
        for (var run = 0; run < 300; run++)
        {
            var file = good.Folder.File(random.Next(8) == 0 ? "BTCUSDT-1h.zip" : "BTCUSDT-1h.csv");
            File.WriteAllBytes(file, random.Next(10) == 0 ? Noise(random) : Mutated(sound, random));
            done += Answer($"run {run}", "--candles", file, "--strategy", "ema-cross", "--param", "fast=2", "--param", "slow=4",
                "--sizing", random.Next(2) == 0 ? "all-in" : "fixed:1", "--on-gap", random.Next(3) == 0 ? "fail" : "skip");
        }
        done.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Any_bytes_as_configuration_are_answered()
    {
        var random = new Random(2);
        var sound = File.ReadAllBytes(Path.Combine(Checkout.Root, "hocon", "reference.conf"));
        // Comments are most of the file and nothing of its meaning.
        sound = Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(sound).Split('\n').Where(line => !line.TrimStart().StartsWith('#'))));
        var done = 0;
        for (var run = 0; run < 300; run++)
        {
            var file = good.Folder.File("fuzz.conf");
            File.WriteAllBytes(file, random.Next(10) == 0 ? Noise(random) : Mutated(sound, random));
            done += Answer($"run {run}", "--config", file, "--candles", good.Good, "--strategy", "ema-cross");
        }
        done.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Any_words_as_options_are_answered()
    {
        var random = new Random(3);
        string[] options =
        [
            "--candles", "--data", "--on-gap", "--from", "--to", "--cash", "--sizing", "--fill", "--fee-bps", "--slippage-bps", "--filters",
            "--risk", "--engine", "--metrics-profile", "--symbol", "--timeframe", "--strategy", "--param", "--enable-strategy",
            "--disable-strategy", "--set", "--config", "--json",
        ];
        string[] values =
        [
            .. Numbers, "BTCUSDT", "1h", "1m", "99999w", "ema-cross", "fast=3", "fast=", "BTCUSDT:1h:ema-cross", ":::", "all-in", "fixed:1e27", "risk:1",
            "percent:100", "close", "none", "skip", "2023-01-02", "0001-01-01", "9999-12-31", "account.cash=1", "paper.slippage.model=volatility",
            "@x", "/", ".", "--", "-", "=", "%", "é", "\uD800", new string('x', 5_000), "..:A.B", "instruments.default.quantity-step=1e20",
        ];
        for (var run = 0; run < 1_000; run++)
        {
            string[] words = [.. Enumerable.Range(0, random.Next(1, 5)).SelectMany(_ => (string[])[options[random.Next(options.Length)], values[random.Next(values.Length)]])];
            Answer(string.Join(' ', words), ["--candles", good.Good, "--strategy", "ema-cross", .. words]);
        }
    }

    /// <summary>1 when there was a result.</summary>
    int Answer(string what, params string[] arguments)
    {
        var run = ProgramRun.Of(["backtest", "--out", good.Out, .. arguments]);
        run.ExitCode.ShouldBeInRange(0, 1, $"{what}: {run.Error}");
        run.Error.ShouldNotContain("   at ", Case.Sensitive, what);
        (run.ExitCode == 0).ShouldBe(run.Error.Length == 0, what);
        if (Directory.Exists(good.Out))
        {
            Directory.GetDirectories(good.Out).ShouldBeEmpty(what);
            Directory.Delete(good.Out, recursive: true);
        }
        return 1 - run.ExitCode;
    }

    static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(3_000)];
        random.NextBytes(bytes);
        return bytes;
    }

    static byte[] Mutated(byte[] sound, Random random)
    {
        var bytes = sound.ToList();
        for (var change = random.Next(0, 3); change > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Numbers[random.Next(Numbers.Length)]));
                    break;
                case 3:
                    Replace(bytes, at, random);
                    break;
                default:
                    bytes[at] = (byte)"0123456789.,-\n"[random.Next(14)];
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>The number around a place becomes another one.</summary>
    static void Replace(List<byte> bytes, int at, Random random)
    {
        static bool IsOfNumber(byte letter) => letter is >= (byte)'0' and <= (byte)'9' or (byte)'.';
        var first = at;
        while (first > 0 && IsOfNumber(bytes[first - 1]))
            first--;
        var end = at;
        while (end < bytes.Count && IsOfNumber(bytes[end]))
            end++;
        bytes.RemoveRange(first, end - first);
        bytes.InsertRange(first, Encoding.UTF8.GetBytes(Numbers[random.Next(Numbers.Length)]));
    }
}

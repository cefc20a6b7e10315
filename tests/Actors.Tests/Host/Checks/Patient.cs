using Actors.Exchanges.Binance.Wire;
using Actors.Host.Checks;

namespace Actors.Tests.Host.Checks;

/// <summary>
/// A configuration that is right, with something wrong added to it, and a machine that has enough. In what is expected
/// <c>{conf}</c>, <c>{live}</c> and <c>{home}</c> stand for its file and folders.
/// </summary>
sealed class Patient : IDisposable
{
    const string Healthy = """
        account.cash = 100, venue.sources.second.enabled = false
        risk.sizing = "quote:50"
        strategies.BTCUSDT.1m.ema-cross { fast = 3, slow = 8, stop-atr = 2 }
        live.dir = "{live}"
        data.dir = "{home}/history"

        """;

    readonly TemporaryFolder home = new();

    /// <param name="fault">HOCON; begins at line 6 of the file.</param>
    public Patient(string fault = "") => home.Write("engine.conf", Filled(Healthy + fault));

    public string Live => home.File("live");
    public string Journal => Path.Combine(Live, "journal");
    public long FreeBytes { get; init; } = 100L << 30;
    public long MemoryBytes { get; init; } = 8L << 30;
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);
    public BinanceEnvironment? Exchange { get; init; }

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(home.File(name))!);
        return home.Write(name, text);
    }

    public async Task<IReadOnlyList<Finding>> Examine(bool isOffline = true)
    {
        var machine = new Machine(_ => FreeBytes, MemoryBytes);
        var doctor = Exchange is { } exchange
            ? new Doctor(Variables.GetValueOrDefault, machine) { EnvironmentOf = _ => exchange }
            : new Doctor(Variables.GetValueOrDefault, machine);
        return await doctor.Examine(home.File("engine.conf"), [], isOffline, CancellationToken.None);
    }

    /// <summary>Fails unless this is all that is not good.</summary>
    public async Task ShouldShow(string check, Verdict verdict, string fix, bool isOffline = true)
    {
        var wrong = (await Examine(isOffline)).Where(one => one.Verdict != Verdict.Good).ToArray();
        wrong.ShouldHaveSingleItem(string.Join('\n', wrong.Select(one => one.ToString())));
        (wrong[0].Check, wrong[0].Verdict, wrong[0].Fix).ShouldBe((check, verdict, Filled(fix)), wrong[0].Found);
    }

    public ProgramRun Ask(params string[] more) => ProgramRun.Of(["doctor", "--config", home.File("engine.conf"), "--offline", .. more]);

    public string Filled(string text) => text
        .Replace("{conf}", home.File("engine.conf"), StringComparison.Ordinal)
        .Replace("{live}", Live, StringComparison.Ordinal)
        .Replace("{home}", home.Path, StringComparison.Ordinal);

    public void Dispose() => home.Dispose();
}

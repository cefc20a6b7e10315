using Actors.Backends.Files;
using Actors.Domain;
using Actors.Host.Live;
using Actors.Tests.Backends.Files;
using Actors.Tests.Host;

namespace Actors.Tests.Live;

/// <summary>The folder of an engine and its configuration: what one start leaves to the next.</summary>
sealed class EngineHome : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly SimulatorProcess venue;

    /// <param name="protection">Of every strategy, such as <c>stop-atr = 1</c>.</param>
    public EngineHome(SimulatorProcess venue, IReadOnlyList<string> symbols, string protection, string live)
    {
        this.venue = venue;
        Symbols = symbols;
        var strategies = symbols.Select(symbol => $$"""
              {{symbol}}.1m {
                ema-cross { fast = 2, slow = 3, {{protection}} }
                donchian-breakout { entry = 3, exit = 2, {{protection}} }
              }
            """);
        Config = folder.Write("engine.conf", $$"""
            venue { environment = simulator, simulator-url = "{{venue.Url}}" }
            live { dir = "{{Folder}}", {{live}} }
            account.cash = 10000
            risk.sizing = "quote:100"
            strategies {
            {{string.Join('\n', strategies)}}
            }
            """);
    }

    public IReadOnlyList<string> Symbols { get; }

    public string Folder => folder.File("live");

    public string Config { get; }

    public string Candles => Path.Combine(Folder, "candles");

    public ProgramProcess Start(params string[] more) => ProgramProcess.Start(venue.Keys, ["run", "--config", Config, .. more]);

    public Task<EngineJournal> Journal() => Read(LiveFolder.Journal(Folder), LiveFolder.Snapshots(Folder));

    /// <summary>What is kept, read from a copy: whatever a kill has left is for the next start to mend.</summary>
    public async Task<EngineJournal> Glance()
    {
        using var copy = new TemporaryFolder();
        Directory.CreateDirectory(copy.File("journal"));
        foreach (var file in Directory.Exists(LiveFolder.Journal(Folder)) ? Directory.EnumerateFiles(LiveFolder.Journal(Folder)) : [])
            File.Copy(file, Path.Combine(copy.File("journal"), Path.GetFileName(file)));
        return await Read(copy.File("journal"), copy.File("snapshots"));
    }

    static async Task<EngineJournal> Read(string folder, string snapshots)
    {
        using var journal = TradingJournal.Open(new(folder, snapshots));
        async Task<TradingEvent[]> Of(string actor) => [.. (await journal.Journal.Events($"{actor}-main")).OfType<TradingEvent>()];
        return new(await Of("risk"), await Of("execution"), await Of("portfolio"));
    }

    public void Dispose() => folder.Dispose();
}

/// <summary>What an engine has kept, by the actor that kept it.</summary>
sealed record EngineJournal(IReadOnlyList<TradingEvent> Risk, IReadOnlyList<TradingEvent> Execution, IReadOnlyList<TradingEvent> Portfolio);

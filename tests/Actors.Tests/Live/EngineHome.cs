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

    public ProgramProcess Start() => ProgramProcess.Start(venue.Keys, "run", "--config", Config);

    public async Task<EngineJournal> Journal()
    {
        using var journal = TradingJournal.Open(new(LiveFolder.Journal(Folder), LiveFolder.Snapshots(Folder)));
        async Task<TradingEvent[]> Of(string actor) => [.. (await journal.Journal.Events($"{actor}-main")).OfType<TradingEvent>()];
        return new(await Of("risk"), await Of("execution"), await Of("portfolio"));
    }

    public void Dispose() => folder.Dispose();
}

/// <summary>What an engine has kept, by the actor that kept it.</summary>
sealed record EngineJournal(IReadOnlyList<TradingEvent> Risk, IReadOnlyList<TradingEvent> Execution, IReadOnlyList<TradingEvent> Portfolio);

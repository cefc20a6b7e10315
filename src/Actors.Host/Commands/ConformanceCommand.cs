using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Actors.Domain;
using Actors.Exchanges.Binance;
using Actors.Exchanges.Conformance;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;
using Spectre.Console;
using Symbol = Actors.Domain.Symbol;

namespace Actors.Host.Commands;

/// <summary><c>actors conformance</c>: examines the connector of the configured venue, case by case.</summary>
static class ConformanceCommand
{
    /// <summary>Of the simulator in this process: a candle a second.</summary>
    const double SimulatedPace = 60;

    public static Command Create(CancellationToken stop)
    {
        var config = new Option<string?>("--config") { Description = "Whose venue to examine; without it a simulator in this process", HelpName = "FILE" };
        var set = CommandOption.Set();
        var cases = CommandOption.Many("--cases", "PROT-*", "Only cases of these ids; * stands for anything");
        var symbol = new Option<string>("--symbol") { Description = "What is traded", HelpName = "BTCUSDT", DefaultValueFactory = _ => "BTCUSDT" };
        var json = CommandOption.Json();
        var command = new Command("conformance", "Examine a connector with small orders at a simulator or testnet; exit code 1 when a case fails.") { config, set, cases, symbol, json };
        command.SetAction(result => Guard.Run(result, () =>
        {
            var file = result.GetValue(config);
            var root = EffectiveConfig.Load(file, [], result.GetValue(set) ?? []);
            var chosen = Chosen(result.GetValue(cases) ?? []);
            var output = result.InvocationConfiguration.Output;
            var isJson = result.GetValue(json);
            var traded = Symbol.IsValid(result.GetValue(symbol)) ? new Symbol(result.GetValue(symbol)!)
                : throw new InputException($"--symbol: '{result.GetValue(symbol)}' is no symbol: write it as BTCUSDT");
            var report = Run(root, isLocal: file is null, traded, chosen, isJson ? null : one => Tell(output, one), stop).GetAwaiter().GetResult();
            if (isJson)
                output.WriteLine(Json(report).ToJsonString());
            else
                Print(Terminal.Of(output), report);
            return report.Conforms ? 0 : 1;
        }));
        return command;
    }

    static IReadOnlyList<ConformanceCase> Chosen(IReadOnlyList<string> patterns) =>
        patterns.Count == 0 ? ConformanceCase.All
        : ConformanceCase.Matching(patterns) is { Count: > 0 } some ? some
        : throw new InputException($"--cases: no case is called {string.Join(" or ", patterns)}; the ids begin with {string.Join(", ", ConformanceCase.All.Select(one => one.Id[..one.Id.IndexOf('-', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal))}");

    static async Task<ConformanceReport> Run(
        Config root, bool isLocal, Symbol symbol, IReadOnlyList<ConformanceCase> cases, Action<CaseResult>? told, CancellationToken stop)
    {
        if (isLocal)
        {
            var settings = SimulatorSettings.Read(root);
            var pace = settings.Speed > 1 ? settings.Speed : SimulatedPace;
            await using var exchange = await LocalExchange.Start(
                settings with { Port = 0, Replay = null, Symbols = [symbol], Speed = pace }, null, CancellationToken.None);
            return await Examine(new(VenueKind.Simulator, exchange.Url, settings.Key, default, default, SourceSettings.Read(root)), symbol, exchange.Clock, pace, cases, told, stop);
        }
        var venue = VenueSettings.Read(root, Environment.GetEnvironmentVariable);
        var (clock, speed) = venue.Kind switch
        {
            VenueKind.Live => throw new InputException("venue.environment: live trades real money, and these cases place orders", "examine the connector with venue.environment = testnet or simulator"),
            VenueKind.DataOnly or VenueKind.SimulatorData => throw new InputException($"venue.environment: {root.GetString("venue.environment")} takes no orders; examine the connector with venue.environment = testnet or simulator"),
            VenueKind.Simulator => await SimulatorClock.Of(venue.SimulatorUrl, stop),
            _ => (TimeProvider.System, 1),
        };
        return await Examine(venue, symbol, clock, speed, cases, told, stop);
    }

    static async Task<ConformanceReport> Examine(
        VenueSettings venue, Symbol symbol, TimeProvider clock, double pace, IReadOnlyList<ConformanceCase> cases, Action<CaseResult>? told, CancellationToken stop)
    {
        await using var connector = await BinanceConnector.Open(
            venue.Environment, venue.Key!.Credentials, symbol, clock, pace, stop);
        return await ConformanceRun.Run(connector, cases, told, stop);
    }

    /// <summary>As it goes: a run in real time takes minutes.</summary>
    static void Tell(TextWriter output, CaseResult one) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Word(one.Verdict),-13} {one.Case.Id} {one.Case.Title}"));

    static void Print(IAnsiConsole console, ConformanceReport report)
    {
        if (report.Results.Any(one => one.Verdict is Verdict.Failed or Verdict.NotRun))
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("Case", "", "Expected", "Found", "Why it matters");
            foreach (var one in report.Results.Where(one => one.Verdict is Verdict.Failed or Verdict.NotRun))
            {
                table.AddRow(
                    Markup.Escape($"{one.Case.Id} {one.Case.Title}"), one.Verdict == Verdict.Failed ? "[red]failed[/]" : "[yellow]not run[/]",
                    Markup.Escape(one.Expected ?? ""), Markup.Escape(one.Found ?? ""), Markup.Escape(one.Case.Why));
            }
            console.Write(table);
        }
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture,
            $"{Markup.Escape(report.Connector)}: {report.Count(Verdict.Passed)} passed, {report.Count(Verdict.Failed)} failed, {report.Count(Verdict.NotSupported)} not supported, {report.Count(Verdict.NotRun)} not run"));
        foreach (var left in report.Left)
            console.MarkupLine($"[yellow]left behind:[/] {Markup.Escape(left)}");
    }

    static JsonObject Json(ConformanceReport report) => new()
    {
        ["connector"] = report.Connector,
        ["passed"] = report.Count(Verdict.Passed),
        ["failed"] = report.Count(Verdict.Failed),
        ["notSupported"] = report.Count(Verdict.NotSupported),
        ["notRun"] = report.Count(Verdict.NotRun),
        ["cases"] = new JsonArray([.. report.Results.Select(one => new JsonObject
        {
            ["id"] = one.Case.Id,
            ["title"] = one.Case.Title,
            ["verdict"] = Word(one.Verdict),
            ["expected"] = one.Expected,
            ["found"] = one.Found,
        })]),
        ["left"] = new JsonArray([.. report.Left.Select(left => JsonValue.Create(left))]),
    };

    static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        Verdict.NotSupported => "not supported",
        _ => "not run",
    };
}

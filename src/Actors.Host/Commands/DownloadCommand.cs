using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Actors.Domain;
using Symbol = Actors.Domain.Symbol;
using Actors.Exchanges.Binance.Archive;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Host.Settings;
using Spectre.Console;

namespace Actors.Host.Commands;

/// <summary><c>actors download</c>: candles of the past into files that backtests read. Needs no key.</summary>
static class DownloadCommand
{
    public static Command Create(CancellationToken stop)
    {
        var symbols = new Option<string>("--symbols") { Description = "Which, divided by commas", HelpName = "BTCUSDT,ETHUSDT", Required = true };
        var timeframe = new Option<string>("--timeframe") { Description = "Of the candles", HelpName = "1m", DefaultValueFactory = _ => "1m" };
        var from = new Option<string>("--from") { Description = "Open time of the first candle, UTC", HelpName = "2024-01-01", Required = true };
        var to = new Option<string?>("--to") { Description = "Candles that open before it; all there are without it", HelpName = "2024-07-01" };
        var source = new Option<string>("--source") { Description = "archive (files with checksums, the rest by REST) or rest", HelpName = "archive|rest", DefaultValueFactory = _ => "archive" };
        var folder = new Option<string>("--out") { Description = "Folder for the files", HelpName = "DIR", DefaultValueFactory = _ => "data/history" };
        var simulator = new Option<string?>("--simulator") { Description = "Take them from a simulator instead of Binance", HelpName = "http://127.0.0.1:8899" };
        var json = CommandOption.Json("Print the result as JSON and nothing else");
        var command = new Command("download", "Fetch candles of the past, without a key; a second run fetches only what is new.")
        {
            symbols, timeframe, from, to, source, folder, simulator, json,
        };
        command.SetAction(result => Guard.Run(result, () =>
        {
            var environment = result.GetValue(simulator) is { } url ? BinanceEnvironment.Simulator(Url(url)) : BinanceEnvironment.DataOnly;
            var options = new DownloadOptions(
                [.. result.GetRequiredValue(symbols).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(SymbolOf)],
                Parse("--timeframe", result.GetRequiredValue(timeframe), Timeframe.Parse),
                Parse("--from", result.GetRequiredValue(from), Setting.ParseTime),
                result.GetRequiredValue(folder))
            {
                To = result.GetValue(to) is { } end ? Parse("--to", end, Setting.ParseTime) : null,
                Source = SourceOf(result.GetRequiredValue(source), result.GetValue(simulator) is not null),
            };
            var output = result.InvocationConfiguration.Output;
            var done = Run(environment, options, output, result.GetValue(json), stop).GetAwaiter().GetResult();
            if (result.GetValue(json))
                output.WriteLine(new JsonArray([.. done.Select(Json)]).ToJsonString());
            else
                Print(Terminal.Of(output), done);
            return 0;
        }));
        return command;
    }

    static async Task<IReadOnlyList<DownloadResult>> Run(
        BinanceEnvironment environment, DownloadOptions options, TextWriter output, bool json, CancellationToken stop)
    {
        using var rest = new BinanceRest(new(environment, TimeProvider.System));
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        try
        {
            Task<IReadOnlyList<DownloadResult>> Fetch(DownloadOptions told) =>
                new CandleDownload(told, new BinanceMarketRest(rest), http, TimeProvider.System).Run(stop);
            if (json || !Terminal.IsWatched(output))
                return await Fetch(options);
            return await AnsiConsole.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(context =>
                {
                    var tasks = options.Symbols.Distinct().ToDictionary(symbol => symbol, symbol => context.AddTask($"{symbol}"));
                    return Fetch(options with { Progress = at => tasks[at.Symbol].Value = at.Share * 100 });
                });
        }
        catch (Exception fault) when (fault is DomainFault or VenueException or HttpIOException)
        {
            throw new InputException(fault.Message);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--out {options.Folder}: cannot write there ({refused.Message.TrimEnd('.')})", "name a folder that you may write to");
        }
    }

    static void Print(IAnsiConsole console, IReadOnlyList<DownloadResult> done)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("File", "New", "Candles", "First (UTC)", "Last (UTC)", "Gaps", "Archives checked");
        foreach (var one in done)
        {
            table.AddRow(
                Markup.Escape(one.File), Text($"{one.NewRows}"), Text($"{one.Rows}"), Text($"{one.First:yyyy-MM-dd HH:mm}"),
                Text($"{one.Last:yyyy-MM-dd HH:mm}"), Text($"{one.Gaps.Count}"), Text($"{one.Archives.Count}"));
        }
        console.Write(table);
        foreach (var one in done)
        {
            foreach (var gap in one.Gaps)
                console.WriteLine(Text($"{one.Symbol}: {gap.Missing} candles are missing at the exchange after {gap.After:u}"));
            foreach (var note in one.Notes)
                console.WriteLine($"{one.Symbol}: {note}");
        }
    }

    static JsonObject Json(DownloadResult one) => new()
    {
        ["symbol"] = one.Symbol.Name,
        ["file"] = one.File,
        ["new"] = one.NewRows,
        ["candles"] = one.Rows,
        ["first"] = one.First,
        ["last"] = one.Last,
        ["gaps"] = new JsonArray([.. one.Gaps.Select(gap => (JsonNode)new JsonObject { ["after"] = gap.After, ["missing"] = gap.Missing })]),
        ["archives"] = new JsonArray([.. one.Archives.Select(file => (JsonNode)new JsonObject { ["name"] = file.Name, ["sha256"] = file.Sha256 })]),
        ["notes"] = new JsonArray([.. one.Notes.Select(note => (JsonNode)note)]),
    };

    static CandleSource SourceOf(string text, bool simulated) => text switch
    {
        "rest" => CandleSource.Rest,
        "archive" => simulated ? CandleSource.Rest : CandleSource.Archive,
        _ => throw new InputException($"--source: found '{text}', expected archive or rest"),
    };

    static Symbol SymbolOf(string text) => Symbol.IsValid(text) ? new(text)
        : throw new InputException($"--symbols: found '{text}', expected symbols such as BTCUSDT,ETHUSDT");

    static Uri Url(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new InputException($"--simulator: found '{text}', expected an address such as http://127.0.0.1:8899");

    static T Parse<T>(string option, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (DomainFault fault)
        {
            throw new InputException($"{option}: {fault.Message}");
        }
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

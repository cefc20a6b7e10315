using System.CommandLine;
using System.Globalization;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Host.Commands;

/// <summary><c>actors simulator</c>: an exchange on this machine that speaks Binance's protocol.</summary>
static class SimulatorCommand
{
    public static Command Create(CancellationToken stop)
    {
        var config = new Option<string?>("--config") { Description = "HOCON file over the defaults", HelpName = "FILE" };
        (Option<string?> Option, string Path)[] fields =
        [
            (Field("--port", "N", "Where to listen; 0 takes a free port"), "simulator.port"),
            (Field("--seed", "S", "Where the market and its chances are drawn from"), "simulator.seed"),
            (Field("--replay", "DIR", "Replay the candle files of a folder instead of a generated market"), "simulator.replay"),
            (Field("--speed", "X", "Simulated seconds per second, 1 to 10000"), "simulator.speed"),
            (Field("--cash", "AMOUNT", "What the account has at the start"), "simulator.cash"),
            (Field("--api-key", "K", "The account's key"), "simulator.key"),
            (Field("--api-secret", "S", "The key's secret"), "simulator.secret"),
        ];
        var set = CommandOption.Set();
        var command = new Command("simulator", "Run an exchange on this machine that speaks Binance's protocol, without key and network.") { config };
        foreach (var (option, _) in fields)
            command.Options.Add(option);
        command.Options.Add(set);
        command.SetAction(result => Guard.Run(result, () =>
        {
            var typed = fields.Where(field => result.GetValue(field.Option) is not null).ToList();
            if (typed.Find(field => result.GetValue(field.Option) is "").Option is { } empty)
                throw new InputException($"{empty.Name}: found an empty value, expected {empty.HelpName}");
            var options = typed.Select(field => (EffectiveConfig.Text(field.Path, result.GetValue(field.Option)!), $"{field.Option.Name} {result.GetValue(field.Option)}"));
            var root = EffectiveConfig.Load(result.GetValue(config), options, result.GetValue(set) ?? []);
            return Run(SimulatorSettings.Read(root), result.InvocationConfiguration.Output, stop).GetAwaiter().GetResult();
        }));
        return command;
    }

    static async Task<int> Run(SimulatorSettings settings, TextWriter output, CancellationToken stop)
    {
        await using var exchange = await LocalExchange.Start(settings, null, stop);
        string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        await output.WriteLineAsync(Line($"REST       {exchange.RestUrl}"));
        await output.WriteLineAsync(Line($"WS API     {exchange.WebSocketApiUrl}"));
        await output.WriteLineAsync(Line($"streams    {exchange.StreamUrl}/ws and {exchange.StreamUrl}/stream"));
        await output.WriteLineAsync(Line($"admin      {exchange.Url}sim/status"));
        await output.WriteLineAsync(Line($"API key    {settings.Key.Key}"));
        await output.WriteLineAsync(Line($"API secret {settings.Key.Secret}"));
        await output.WriteLineAsync(Line($"market     {string.Join(", ", settings.Symbols)}, {(settings.Replay is { } folder ? $"replayed from {folder}" : $"seed {settings.Seed}")}, {settings.Speed}x, {settings.Cash} USDT"));
        await output.WriteLineAsync("Ctrl+C stops it");
        await output.FlushAsync(stop);
        await Stopped(stop);
        return 0;
    }

    static async Task Stopped(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        await using (stop.Register(stopped.SetResult))
            await stopped.Task;
    }

    static Option<string?> Field(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };
}

using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Tests.Host.Live;

/// <summary>What an engine looks at first when it starts, and what it says of a key that the exchange refuses.</summary>
public sealed class StartOrderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_folder_s_files_are_looked_at_before_the_exchange_is_called()
    {
        var file = folder.Write("first-candles.json", "[1]");
        var plan = Plan("venue.environment=simulator", "venue.simulator-url=\"http://127.0.0.1:1\"", $"live.dir=\"{folder.Path}\"");

        var refused = await Should.ThrowAsync<InputException>(() => LiveSession.Start(plan, new(TimeProvider.System, 1), new(), new(), default));

        refused.Message.ShouldBe(
            $"{file}:1: found '[1]', expected by series, such as binance:BTCUSDT:1m, the time of its first candle; remove it, and strategies are warmed up anew");
    }

    [Fact]
    public async Task A_wrong_key_is_refused_with_the_place_that_it_came_from()
    {
        var settings = SimulatorSettings.Read(EffectiveConfig.Load(null, [], [])) with { Port = 0 };
        await using var exchange = await LocalExchange.Start(settings, null, default);
        var plan = Plan(
            "venue.environment=simulator", $"venue.simulator-url=\"{exchange.Url}\"", $"live.dir=\"{folder.Path}\"", $"simulator.key={new string('A', 64)}");

        var refused = await Should.ThrowAsync<InputException>(() => LiveSession.Start(plan, new(TimeProvider.System, 1), new(), new(), default));

        refused.Message.ShouldEndWith("permissions for action; set simulator.key to what 'actors simulator' printed at its start");
    }

    [Theory]
    [InlineData(-2015, "the key is that of the environment variable ACTORS_BINANCE_KEY: look at the exchange whether it is there, whether it is bound to the address of this machine, and whether it may trade")]
    [InlineData(-2014, "the key is that of the environment variable ACTORS_BINANCE_KEY")]
    [InlineData(-1022, "export the secret of this very key as ACTORS_BINANCE_SECRET")]
    public void A_key_from_the_environment_is_named_by_its_variable(int code, string remedy)
    {
        var error = new Actors.Exchanges.Binance.Wire.BinanceError(401, code, "no");

        KeyRemedy.IsFor(error).ShouldBeTrue();
        KeyRemedy.Of(Plan("venue.environment=testnet"), error).ShouldStartWith(remedy);
    }

    static RunPlan Plan(params string[] settings) => RunPlan.Read(
        EffectiveConfig.Load(null, [], ["account.cash=100", "risk.sizing=\"quote:50\"", "strategies.BTCUSDT.1m.ema-cross {}", .. settings]),
        new([], [], [], [], [], []), static _ => new('k', 64));
}

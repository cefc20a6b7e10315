using Actors.Domain;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class OptionTests
{
    [Fact]
    public async Task Options_that_make_no_sense_are_refused_with_the_reason()
    {
        await Refused(o => o with { Port = 70_000 }, "expected 0 to 65535");
        await Refused(o => o with { CheckOrder = [KeyCheck.Known] }, "expected each of");
        await Refused(o => o with { CheckOrder = [.. o.CheckOrder.Reverse()] }, "key to be looked up first");
        await Refused(o => o with { Accounts = [.. o.Accounts, new SimulatedAccount("again", o.Accounts[0].Keys)] }, "is there twice");
        await Refused(o => o with { Accounts = [.. o.Accounts, o.Accounts[0] with { Keys = [] }] }, "is there twice");
        await Refused(o => o with { Accounts = [new SimulatedAccount("one", [new ApiKey.Hmac("", "secret")])] }, "was '', expected 1 to 128 letters and digits");
        await Refused(o => o with { Accounts = [new SimulatedAccount("one", [new ApiKey.Hmac("KEY", "")])] }, "the secret of API key KEY was empty");
        await Refused(o => o with { WindowSlack = TimeSpan.FromSeconds(-1) }, "no negative time");
        await Refused(o => o with { QueuePerClient = 0 }, "expected 1 or more");
    }

    [Fact]
    public async Task A_taken_port_is_told()
    {
        await using var venue = await SimulatedVenue.Open();

        await Should.ThrowAsync<IOException>(() => SimulatedVenue.Open(o => o with { Port = venue.Simulator.Uri.Port }));
    }

    [Fact]
    public async Task A_token_stops_it()
    {
        using var stop = new CancellationTokenSource();
        var simulator = await ExchangeSimulator.Start(SimulatedVenue.Usual, TimeProvider.System, stop.Token);
        await using var wire = await Wire.Open($"{simulator.StreamUrl}/ws");

        await stop.CancelAsync();

        (await wire.Next()).GetProperty("e").GetString().ShouldBe("serverShutdown");
        (await wire.NextText()).ShouldBeNull();
    }

    static async Task Refused(Func<SimulatorOptions, SimulatorOptions> change, string why) =>
        (await Should.ThrowAsync<DomainFault>(() => SimulatedVenue.Open(change))).Message.ShouldContain(why);
}

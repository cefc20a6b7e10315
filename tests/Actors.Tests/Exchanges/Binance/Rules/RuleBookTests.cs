using Actors.Domain;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Binance.Rules;

public sealed class RuleBookTests
{
    [Fact]
    public async Task The_rules_of_more_symbols_than_one_request_can_name_are_read_in_parts()
    {
        var listed = GeneratedSymbols.Take(600).Select(one => one.Rules).ToArray();
        await using var venue = await ExchangeSimulator.Start(
            new() { Accounts = [], Market = MarketOptions.Quiet(listed) }, TimeProvider.System);
        using var rest = new BinanceRest(new(BinanceEnvironment.Simulator(venue.Uri), TimeProvider.System));
        var book = new RuleBook(rest, TimeProvider.System);

        await book.Read([.. listed.Select(rules => new Symbol(rules.Symbol))], CancellationToken.None);

        listed.Count(rules => book.Known(new(rules.Symbol)) is not null).ShouldBe(600);
    }
}

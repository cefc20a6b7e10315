using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

public class HoldingsUnderWayTests
{
    [Fact]
    public void What_an_exit_without_an_answer_may_have_sold_is_no_difference()
    {
        using var live = new LiveExecution(options: new() { BaseAssetOf = static _ => "BTC", AnswerWithin = TimeSpan.FromHours(1) });
        var atVenue = 0m;
        live.Venue.OnAccount = () => new(live.Now, [new("BTC", atVenue, 0)], []);
        live.Venue.OnFind = id => id.Value == "buy-1"
            ? new FindResult.Found(new(id, "v", Btc, Side.Buy, OrderType.Market, OrderStatus.Filled, new(1), new(1), null, null, [Fill("buy-1")], live.Now))
            : new FindResult.Unknown("not yet");
        live.Execute(Buy());
        live.Report(Fill("buy-1"));
        atVenue = 1;
        var answer = new TaskCompletionSource<PlaceResult>();
        live.Venue.OnPlace = _ => new(answer.Task);

        live.Execute(Sell());
        atVenue = 0; // it has filled, and neither its answer nor its report came
        live.Advance(TimeSpan.FromMinutes(10));

        live.Kept().OfType<HoldingsDiffer>().ShouldBeEmpty();

        live.Report(Fill("sell-1", trade: "t2"));
        live.Advance(TimeSpan.FromMinutes(10));
        live.Kept().OfType<HoldingsDiffer>().ShouldBeEmpty();

        atVenue = 3; // somebody else has bought
        live.Advance(TimeSpan.FromMinutes(10));
        live.Kept().OfType<HoldingsDiffer>().ShouldHaveSingleItem().AtVenue.ShouldBe(3);
    }
}

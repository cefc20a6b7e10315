using Actors.Exchanges.Simulator;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>Laws over random commands of three accounts; <see cref="Audit"/> checks them all after each command.</summary>
public class LawTests
{
    static readonly int Runs = Environment.GetEnvironmentVariable("ACTORS_HEAVY") == "1" ? 10_000 : 600;

    [Fact]
    public void Any_commands_keep_the_laws()
    {
        var (trades, lists) = (0, 0);
        var endings = new HashSet<(SpotOrderStatus, ExpiryReason)>();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(Deed.Sequences(60), numbers =>
        {
            var audit = new Audit(new(0.0007m, 0.001m, 0.0001m, 0));
            var now = 1_767_225_600_000;
            for (var i = 0; i < numbers.Length; i++)
            {
                now += numbers[i] % 5000;
                new Deed(numbers[i]).Do(audit.Exchange, now);
                audit.Check(everything: i % 8 == 7 || i == numbers.Length - 1);
            }
            endings.UnionWith(audit.Endings);
            trades += audit.Trades.Count;
            lists += audit.Exchange.Accounts.Sum(account => audit.Exchange.Lists(account, false).Count);
        }));
        trades.ShouldBeGreaterThan(2 * Runs, "commands that trade nothing prove nothing");
        lists.ShouldBeGreaterThan(Runs);
        endings.Count.ShouldBe(9, "all ways to end, of which these are the ones met: " + string.Join(' ', endings));
    }

    [Fact]
    public void Matching_is_that_of_a_naive_book()
    {
        var trades = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(Deed.Sequences(60), numbers =>
        {
            var floor = new Floor();
            var naive = new NaiveBook();
            foreach (var number in numbers)
            {
                var deed = new Deed(number);
                var account = number % 2 == 0 ? floor.Alice : floor.Bob;
                if (deed.Cancels && naive.Open.Count > 0)
                {
                    var id = naive.Open[deed.Next(naive.Open.Count)];
                    var owner = floor.Exchange.Order(floor.Alice, new(Floor.Symbol, id, null)).IsOk ? floor.Alice : floor.Bob;
                    floor.Cancel(owner, id);
                    naive.Cancel(id);
                    continue;
                }
                var order = deed.Plain() with { SelfTradePrevention = SelfTradePrevention.None };
                if (floor.Exchange.Place(account, order, floor.Now).Value is { } placed)
                    naive.Place(placed.Order.OrderId, order);
                else
                    naive.WouldTake(order).ShouldBeTrue();
            }
            floor.Trades.Select(trade => (trade.Price, trade.Quantity)).ShouldBe(naive.Trades.Select(trade => (trade.Price, trade.Quantity)));
            var makers = floor.Exchange.Trades(floor.Alice, Floor.Symbol).Concat(floor.Exchange.Trades(floor.Bob, Floor.Symbol))
                .Where(trade => trade.IsMaker).OrderBy(trade => trade.Id).Select(trade => trade.OrderId);
            makers.ShouldBe(naive.Trades.Select(trade => trade.Maker));
            trades += naive.Trades.Count;
        }));
        trades.ShouldBeGreaterThan(5 * Runs);
    }
}

using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Exchanges.Simulator;
using Actors.Tests.Backends.Files;
using Actors.Tests.Backtest.Engine;
using Actors.Tests.Exchanges.Paper;

namespace Actors.Tests.Exchanges.Parity;

/// <summary>
/// The simulated exchange on replayed candles and the paper venue on the same ones: the same order fills in the same
/// candle, for the same quantity, at the same price, but for the causes in the table of decision 0012. Those that cost are
/// switched off; each that is left is held to what the table says of it.
/// </summary>
public sealed class SameFillsTests
{
    /// <summary>Every trade of the replay is a candle at rest, so that both walk the same way.</summary>
    [Fact]
    public void On_the_same_way_of_the_price_both_fill_alike()
    {
        var (filled, refused, closed) = (0, 0, 0);
        Seeds.Each(Heavy.Or(4_000, 40_000), seed =>
        {
            var chance = new Random(seed);
            var candles = Wandering(chance, 30, static price => (price, price, price, price));
            var asked = AnyOrder(chance, candles);
            var (paper, exchange) = (OnPaper.Play(candles, asked), OnExchange.Play(candles, asked));

            if (exchange.Refused is { } no)
            {
                // Cause: a trigger that is met already. The exchange refuses it, paper fires it.
                (no, paper.Triggered.FirstOrDefault()).ShouldBe((Rejection.WouldTrigger, (Names.Entry, asked.At)));
                refused++;
                return;
            }
            if (exchange.LegsAt is { } born && candles[born].Open.Value is var last && (asked.Stop == last || asked.Target == last))
                return; // cause: the entry's own trade is the last one, a quote off that price
            var expected = paper.Fills;
            if (exchange.LegsRefused is not null)
            {
                // The same cause, of legs: a price that is on its wrong side when the entry has filled.
                IsOnTheWrongSide(asked, candles[exchange.LegsAt!.Value].Open.Value).ShouldBeTrue($"{asked}");
                expected = [.. expected.Where(fill => fill.Order == Names.Entry)];
                refused++;
            }
            exchange.Fills.Count.ShouldBe(expected.Count, $"{asked}\npaper {string.Join('\n', expected)}\nexchange {string.Join('\n', exchange.Fills)}");
            foreach (var (there, here) in exchange.Fills.Zip(expected))
            {
                (there.Order, there.Candle, there.Quantity, there.IsTaker).ShouldBe((here.Order, here.Candle, here.Quantity, here.IsTaker), $"{asked}");
                // Cause: the spread, for who takes. Cause: a limit order that the price leaps over gets its own price, on paper the better one.
                here.Price.ShouldBe(here.Seen);
                there.Price.ShouldBe(there.IsTaker ? OnExchange.Quote(here.Price, asked.SideOf(there.Order)) : asked.LimitOf(there.Order) ?? 0, $"{asked}");
                if (!there.IsTaker)
                    IsBetter(here.Price, there.Price, asked.SideOf(there.Order)).ShouldBeTrue();
            }
            filled += expected.Count > 0 ? 1 : 0;
            closed += expected.Count > 1 ? 1 : 0;
        });
        (filled, closed, refused).ShouldSatisfyAllConditions(n => n.filled.ShouldBeGreaterThan(2_000), n => n.closed.ShouldBeGreaterThan(400), n => n.refused.ShouldBeGreaterThan(200));
    }

    /// <summary>
    /// Where the four prices of a candle leave its way open, the exchange takes one way and paper two: it is held to paper
    /// where both of paper's agree. Orders that become limit orders at a trigger are left to the law above: where the stop
    /// fires decides whether they fill at all.
    /// </summary>
    [Fact]
    public void On_the_same_candles_both_fill_alike_where_the_way_does_not_matter()
    {
        var (alike, apart) = (0, 0);
        Seeds.Each(Heavy.Or(4_000, 40_000), seed =>
        {
            var chance = new Random(seed);
            var candles = Wandering(chance, 12, open => Shape(chance, open));
            var asked = AnyOrder(chance, candles);
            if (asked.Type == OrderType.StopLimit || (asked.HasLegs && asked.Type != OrderType.Market))
                return;
            var (worst, best) = (OnPaper.Play(candles, asked), OnPaper.Play(candles, asked, IntrabarPath.Best));
            var exchange = OnExchange.Play(candles, asked);
            if (exchange.Refused is not null || exchange.LegsRefused is not null)
                return;
            if (!worst.Fills.SequenceEqual(best.Fills))
            {
                apart++;
                return;
            }
            exchange.Fills.Count.ShouldBe(worst.Fills.Count, $"{asked}\n{string.Join('\n', candles)}\npaper {string.Join('\n', worst.Fills)}\nexchange {string.Join('\n', exchange.Fills)}");
            foreach (var (there, here) in exchange.Fills.Zip(worst.Fills))
            {
                var side = asked.SideOf(there.Order);
                (there.Order, there.Candle, there.Quantity).ShouldBe((here.Order, here.Candle, here.Quantity), $"{asked}");
                if (asked.LimitOf(there.Order) is { } limit && !there.IsTaker)
                {
                    // Its own price, on paper the open where that is better.
                    there.Price.ShouldBe(limit);
                    (here.Price == limit || (here.Price == here.Seen && IsBetter(here.Price, limit, side))).ShouldBeTrue($"{asked}");
                    continue;
                }
                // Cause: a stop fires at the trade that reaches it, on paper at its price or the open beyond it; then the spread.
                there.Price.ShouldBe(OnExchange.Quote(there.Seen, side), $"{asked}");
                (there.Seen == here.Price || IsPast(there, here, asked, side)).ShouldBeTrue($"{asked}\n{there}\n{here}");
            }
            alike += exchange.Fills.Count > 0 ? 1 : 0;
        });
        (alike, apart).ShouldSatisfyAllConditions(n => n.alike.ShouldBeGreaterThan(1_000), n => n.apart.ShouldBeLessThan(n.alike));
    }

    /// <summary>The trade went beyond the price that fired on paper: upwards for a take-profit sale and a stop purchase.</summary>
    static bool IsPast(Fill there, Fill here, Asked asked, Side side)
    {
        var isProfit = there.Order == Names.Entry && asked.Type == OrderType.TakeProfit;
        return (side == Side.Buy) == isProfit ? there.Seen < here.Price : there.Seen > here.Price;
    }

    static bool IsBetter(decimal price, decimal than, Side side) => side == Side.Buy ? price < than : price > than;

    static bool IsOnTheWrongSide(Asked asked, decimal last)
    {
        var sign = asked.Side == Side.Buy ? 1 : -1;
        return sign * asked.Stop >= sign * last || sign * asked.Target <= sign * last;
    }

    static (decimal Open, decimal High, decimal Low, decimal Close) Shape(Random chance, decimal open)
    {
        var (high, low) = (open + chance.Next(30) / 10m, open - chance.Next(30) / 10m);
        var close = low + decimal.Round((high - low) * chance.Next(11) / 10, 1);
        return (open, high, low, close);
    }

    /// <summary>Prices are whole tenths, so that none lies between the last price and the quote beside it.</summary>
    static List<Candle> Wandering(Random chance, int count, Func<decimal, (decimal Open, decimal High, decimal Low, decimal Close)> shape)
    {
        var (candles, price) = (new List<Candle>(count), 100m);
        for (var i = 0; i < count; i++)
        {
            var (open, high, low, close) = shape(price + (chance.Next(3) == 0 ? 0 : (chance.Next(41) - 20) / 10m));
            candles.Add(new(Scene.Minute(i), new(open), new(high), new(low), new(close), new(10)));
            price = close;
        }
        return candles;
    }

    static Asked AnyOrder(Random chance, IReadOnlyList<Candle> candles)
    {
        var at = chance.Next(1, 6);
        var last = candles[at].Open.Value;
        var side = chance.Next(2) == 0 ? Side.Buy : Side.Sell;
        var sign = side == Side.Buy ? 1 : -1;
        decimal Near() => last + ((chance.Next(61) - 30) / 10m);
        var type = (OrderType)chance.Next(Enum.GetValues<OrderType>().Length);
        var asked = new Asked(
            at, side, type,
            Limit: type is OrderType.Limit or OrderType.StopLimit ? Near() : null,
            Trigger: type is OrderType.Stop or OrderType.StopLimit or OrderType.TakeProfit ? Near() : null,
            TrailingBps: type is OrderType.TrailingStop ? chance.Next(20, 300) : null);
        if (chance.Next(2) == 0)
            return asked;
        var middle = asked.Limit ?? asked.Trigger ?? last;
        var (stop, target) = (middle - (sign * chance.Next(1, 30) / 10m), middle + (sign * chance.Next(1, 30) / 10m));
        return chance.Next(4) switch
        {
            0 => asked with { Stop = stop },
            1 => asked with { Target = target },
            2 => asked with { LegBps = chance.Next(20, 300), Target = target },
            _ => asked with { Stop = stop, Target = target },
        };
    }
}

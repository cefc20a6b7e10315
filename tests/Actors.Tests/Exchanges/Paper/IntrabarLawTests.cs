using Actors.Domain;
using Actors.Exchanges.Paper;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>
/// One candle, one entry with its bracket: the profit at the close lies between those of the worst and the best
/// reading, whichever extreme came first.
/// </summary>
public class IntrabarLawTests
{
    [Fact]
    public void Worst_and_best_enclose_both_ways_through_the_candle()
    {
        var (apart, entered) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Arb.From(Plays()), play =>
        {
            var worst = Venue(play, IntrabarPath.Worst);
            var best = Venue(play, IntrabarPath.Best);
            var lowFirst = WalkedPath.Profit(play, [play.Open, play.Low, play.High, play.Close]);
            var highFirst = WalkedPath.Profit(play, [play.Open, play.High, play.Low, play.Close]);
            worst.Profit.ShouldBeLessThanOrEqualTo(Math.Min(lowFirst, highFirst));
            // Whether a trailing entry is better hit or missed is not known before its exit: no best is promised for it.
            if (play.Type != OrderType.TrailingStop)
                best.Profit.ShouldBeGreaterThanOrEqualTo(Math.Max(lowFirst, highFirst));
            if (!worst.Ambiguous && worst.Profit != best.Profit)
                throw new InvalidOperationException($"worst {worst.Profit} and best {best.Profit} differ in a fill that says it is certain");
            apart += worst.Profit < best.Profit ? 1 : 0;
            entered += worst.Profit != 0 ? 1 : 0;
        }));
        apart.ShouldBeGreaterThan(500);
        entered.ShouldBeGreaterThan(5000);
    }

    static (decimal Profit, bool Ambiguous) Venue(IntrabarPlay play, IntrabarPath path)
    {
        var scene = new Scene(Scene.Plain with { Path = path }).Flat(100);
        var intent = Scene.Intent(
            play.Side, play.Type, Scene.Base(1),
            limit: play.Type == OrderType.Limit ? play.At : null,
            trigger: play.Type is OrderType.Stop or OrderType.TakeProfit ? play.At : null,
            trailingBps: play.Type == OrderType.TrailingStop ? play.EntryBps : null,
            bracket: Scene.Legs(play.Stop, play.Target, play.LegBps));
        scene.Accepted(intent).Candle(play.Open, play.High, play.Low, play.Close);
        var venue = scene.Venue;
        var profit = venue.Cash.Value - 1_000_000 + ((venue.Holdings(Scene.Btc).Value - 100) * play.Close);
        // A position that another reading had closed says so when it is.
        if (scene.Fills.Count() == 1)
            scene.Flat(1).Flat(10_000);
        return (profit, scene.Fills.Any(fill => fill.Ambiguous));
    }

    static Gen<IntrabarPlay> Plays() =>
        from side in Gen.Elements(Side.Buy, Side.Sell)
        from type in Gen.Elements(OrderType.Market, OrderType.Limit, OrderType.Stop, OrderType.TakeProfit, OrderType.TrailingStop)
        from open in Gen.Choose(95, 105)
        from up in Gen.Choose(0, 10)
        from down in Gen.Choose(0, 10)
        from close in Gen.Choose(0, up + down)
        from at in Gen.Choose(94, 106)
        from entryBps in Gen.Elements(100m, 300m)
        from legs in Gen.Choose(1, 5)
        from stop in Gen.Choose(1, 7)
        from target in Gen.Choose(1, 7)
        from legBps in Gen.Elements(100m, 250m, 400m)
        let sign = side == Side.Buy ? 1 : -1
        let entry = type is OrderType.Market or OrderType.TrailingStop ? open : at
        select new IntrabarPlay(
            side, type, open, open + up, open - down, open - down + close, at, entryBps,
            Stop: legs is 1 or 3 ? entry - (sign * stop) : null,
            Target: legs is 2 or 3 or 5 ? entry + (sign * target) : null,
            LegBps: legs is 4 or 5 ? legBps : null);
}

public sealed record IntrabarPlay(
    Side Side, OrderType Type, decimal Open, decimal High, decimal Low, decimal Close, decimal At, decimal EntryBps,
    decimal? Stop, decimal? Target, decimal? LegBps);

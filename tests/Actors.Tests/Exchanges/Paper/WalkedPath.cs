using Actors.Domain;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>
/// The slow and plain way: walks the price along straight lines and meets one order after another. Prices are negated
/// for a sale, so that every entry is a purchase.
/// </summary>
public sealed class WalkedPath
{
    readonly IntrabarPlay play;
    readonly int sign;
    decimal price;
    decimal? entry;
    decimal? exit;
    decimal trough;
    decimal peak;

    WalkedPath(IntrabarPlay play, decimal open)
    {
        (this.play, sign) = (play, play.Side == Side.Buy ? 1 : -1);
        price = trough = sign * open;
    }

    /// <summary>The profit of one unit at the end of the path.</summary>
    public static decimal Profit(IntrabarPlay play, decimal[] points)
    {
        var walk = new WalkedPath(play, points[0]);
        foreach (var point in points)
            walk.To(walk.sign * point);
        return walk.entry is { } entered ? (walk.exit ?? walk.price) - entered : 0;
    }

    void To(decimal end)
    {
        while (exit is null && Next(end) is { } meeting)
        {
            price = meeting;
            if (entry is null)
                (entry, peak) = (meeting, meeting);
            else
                exit = meeting;
        }
        price = end;
        trough = Math.Min(trough, end);
        peak = Math.Max(peak, end);
    }

    /// <summary>The first price on the way to <paramref name="end"/> at which something fills.</summary>
    decimal? Next(decimal end)
    {
        if (entry is null)
        {
            var at = sign * play.At;
            return play.Type switch
            {
                OrderType.Market => price,
                OrderType.Limit => Below(at, end, touch: false),
                OrderType.TakeProfit => Below(at, end, touch: true),
                OrderType.Stop => Above(at, end, touch: true),
                _ => Above(trough + (Math.Abs(trough) * play.EntryBps / 10_000), end, touch: true),
            };
        }
        decimal? stop = play.LegBps is { } bps ? peak - (Math.Abs(peak) * bps / 10_000) : sign * play.Stop;
        return (stop is { } s ? Below(s, end, touch: true) : null)
            ?? (sign * play.Target is { } target ? Above(target, end, touch: false) : null);
    }

    decimal? Below(decimal level, decimal end, bool touch) => Meet(-level, -price, -end, touch) is { } met ? -met : null;

    decimal? Above(decimal level, decimal end, bool touch) => Meet(level, price, end, touch);

    static decimal? Meet(decimal level, decimal from, decimal to, bool touch) =>
        from > level || (touch && from == level) ? from
        : to > level || (touch && to == level) ? level
        : null;
}

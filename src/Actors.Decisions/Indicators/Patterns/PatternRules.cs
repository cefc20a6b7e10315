using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Open and close virtually equal: not further apart than the limit, in percent of the open. Answers 1: it has no direction.</summary>
public readonly struct DojiRule : IPatternRule
{
    public static int Bars => 1;

    public static int Of(in Bar first, in Bar last, in Bar bar, double limit) =>
        bar.Open != 0 && Math.Abs(bar.Close / bar.Open - 1) <= limit / 100 ? 1 : 0;
}

/// <summary>A candle that is nearly all body: at least the limit, in percent of its size.</summary>
public readonly struct MarubozuRule : IPatternRule
{
    public static int Bars => 1;

    public static int Of(in Bar first, in Bar last, in Bar bar, double limit)
    {
        var parts = CandleParts.Of(bar);
        return parts.BodyPart >= limit / 100 ? (int)parts.Direction : 0;
    }
}

/// <summary>
/// A hammer (1): the lower wick is at least <c>limit</c> bodies long and two thirds of the candle, the upper one no
/// longer than the body; a shooting star (−1) is its mirror image. A candle without a body has no such shape.
/// </summary>
public readonly struct HammerRule : IPatternRule
{
    public static int Bars => 1;

    public static int Of(in Bar first, in Bar last, in Bar bar, double limit)
    {
        var parts = CandleParts.Of(bar);
        return parts.Body == 0 ? 0
            : Stands(parts.LowerWick, parts.UpperWick, parts, limit) ? 1
            : Stands(parts.UpperWick, parts.LowerWick, parts, limit) ? -1
            : 0;
    }

    static bool Stands(double tail, double other, in CandleParts parts, double limit) =>
        tail >= limit * parts.Body && tail >= 2.0 / 3 * parts.Size && other <= parts.Body;
}

/// <summary>An inside bar: its high below the last high and its low above the last low. Answers 1: it has no direction.</summary>
public readonly struct InsideBarRule : IPatternRule
{
    public static int Bars => 2;

    public static int Of(in Bar first, in Bar last, in Bar bar, double limit) =>
        bar.High < last.High && bar.Low > last.Low ? 1 : 0;
}

/// <summary>An outside bar: beyond the last bar on both sides; the direction is that of its body.</summary>
public readonly struct OutsideBarRule : IPatternRule
{
    public static int Bars => 2;

    public static int Of(in Bar first, in Bar last, in Bar bar, double limit) =>
        bar.High > last.High && bar.Low < last.Low ? Math.Sign(bar.Close - bar.Open) : 0;
}

/// <summary>Engulfing: the body turns against the last one, covers it and is larger.</summary>
public readonly struct EngulfingRule : IPatternRule
{
    public static int Bars => 2;

    public static int Of(in Bar first, in Bar last, in Bar bar, double limit)
    {
        var (was, now) = (Math.Sign(last.Close - last.Open), Math.Sign(bar.Close - bar.Open));
        if (was * now != -1)
            return 0;
        var covers = Math.Max(bar.Open, bar.Close) >= Math.Max(last.Open, last.Close)
            && Math.Min(bar.Open, bar.Close) <= Math.Min(last.Open, last.Close)
            && Math.Abs(bar.Close - bar.Open) > Math.Abs(last.Close - last.Open);
        return covers ? now : 0;
    }
}

/// <summary>Harami: the body turns against the last one and lies inside it.</summary>
public readonly struct HaramiRule : IPatternRule
{
    public static int Bars => 2;

    public static int Of(in Bar first, in Bar last, in Bar bar, double limit)
    {
        var (was, now) = (Math.Sign(last.Close - last.Open), Math.Sign(bar.Close - bar.Open));
        var inside = Math.Max(bar.Open, bar.Close) < Math.Max(last.Open, last.Close)
            && Math.Min(bar.Open, bar.Close) > Math.Min(last.Open, last.Close);
        return was * now == -1 && inside ? now : 0;
    }
}

/// <summary>
/// Morning star (1): a falling body, then one of at most <c>limit</c> percent of it, then a rising one that closes
/// beyond the first one's middle; the evening star (−1) is its mirror image.
/// </summary>
public readonly struct StarRule : IPatternRule
{
    public static int Bars => 3;

    public static int Of(in Bar first, in Bar last, in Bar bar, double limit)
    {
        var (was, now) = (Math.Sign(first.Close - first.Open), Math.Sign(bar.Close - bar.Open));
        var small = Math.Abs(last.Close - last.Open) <= limit / 100 * Math.Abs(first.Close - first.Open);
        var beyond = now * (bar.Close - (first.Open + first.Close) / 2) > 0;
        return was * now == -1 && small && beyond ? now : 0;
    }
}

/// <summary>Three bodies in a row in one direction, each opening inside the one before and closing beyond it.</summary>
public readonly struct ThreeSoldiersRule : IPatternRule
{
    public static int Bars => 3;

    public static int Of(in Bar first, in Bar last, in Bar bar, double limit)
    {
        var direction = Math.Sign(first.Close - first.Open);
        return direction != 0 && Follows(first, last, direction) && Follows(last, bar, direction) ? direction : 0;
    }

    static bool Follows(in Bar last, in Bar bar, int direction) =>
        Math.Sign(bar.Close - bar.Open) == direction
        && direction * (bar.Close - last.Close) > 0
        && direction * (bar.Open - last.Open) >= 0
        && direction * (last.Close - bar.Open) >= 0;
}

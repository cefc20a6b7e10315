namespace Actors.Backtest.Parity;

/// <summary>The least and the most that an amount can have been.</summary>
readonly record struct Bounds(decimal Least, decimal Most)
{
    public static Bounds Exactly(decimal amount) => new(amount, amount);

    public static Bounds operator +(Bounds one, Bounds other) => new(one.Least + other.Least, one.Most + other.Most);

    public static Bounds operator *(Bounds one, decimal factor) =>
        factor < 0 ? new(one.Most * factor, one.Least * factor) : new(one.Least * factor, one.Most * factor);

    /// <summary>True where both can have been the same amount.</summary>
    public bool Meets(Bounds other) => Least <= other.Most && other.Least <= Most;

    /// <summary>
    /// True where one part of an amount above 0 may make this and another part of the same share <paramref name="that"/>:
    /// this : <paramref name="whole"/> = that : <paramref name="thatWhole"/>.
    /// </summary>
    public bool IsAsMuchOf(Bounds whole, Bounds that, Bounds thatWhole) =>
        whole.Least > 0 && thatWhole.Least > 0
        && Least / whole.Most <= that.Most / thatWhole.Least && that.Least / thatWhole.Most <= Most / whole.Least;
}

namespace Actors.Domain;

/// <summary>
/// A closed candle: high ≥ open, close ≥ low; volume in base units. It holds trades from its open time (UTC, inclusive)
/// to the open of the next one (exclusive). Its numbers are exact to <see cref="PackedDecimal.Digits"/> digits.
/// </summary>
public readonly record struct Candle
{
    readonly long openTicks;
    readonly PackedDecimal open;
    readonly PackedDecimal high;
    readonly PackedDecimal low;
    readonly PackedDecimal close;
    readonly PackedDecimal volume;

    /// <exception cref="DomainFault">A number has more digits than a candle holds.</exception>
    public Candle(DateTimeOffset openTime, Price open, Price high, Price low, Price close, Quantity volume) : this(
        openTime.UtcTicks, PackedDecimal.Of(open.Value), PackedDecimal.Of(high.Value), PackedDecimal.Of(low.Value),
        PackedDecimal.Of(close.Value), PackedDecimal.Of(volume.Value))
    {
    }

    /// <summary>Of numbers that were checked when they were read: the prices are above zero.</summary>
    internal Candle(
        long openTicks, PackedDecimal open, PackedDecimal high, PackedDecimal low, PackedDecimal close, PackedDecimal volume)
    {
        this.openTicks = openTicks;
        (this.open, this.high, this.low, this.close, this.volume) = (open, high, low, close, volume);
    }

    /// <summary>UTC ticks of <see cref="OpenTime"/>.</summary>
    public long OpenTicks => openTicks;

    public DateTimeOffset OpenTime
    {
        get => new(openTicks, TimeSpan.Zero);
        init => openTicks = value.UtcTicks;
    }

    public Price Open
    {
        get => Price.Validated(open.ToDecimal());
        init => open = PackedDecimal.Of(value.Value);
    }

    public Price High
    {
        get => Price.Validated(high.ToDecimal());
        init => high = PackedDecimal.Of(value.Value);
    }

    public Price Low
    {
        get => Price.Validated(low.ToDecimal());
        init => low = PackedDecimal.Of(value.Value);
    }

    public Price Close
    {
        get => Price.Validated(close.ToDecimal());
        init => close = PackedDecimal.Of(value.Value);
    }

    public Quantity Volume
    {
        get => Quantity.Validated(volume.ToDecimal());
        init => volume = PackedDecimal.Of(value.Value);
    }

    /// <summary>Null when the candle keeps its own rules, else the rule that it breaks.</summary>
    public string? Fault =>
        high < open || high < close ? $"high {high} is below open {open} or close {close}"
        : low > open || low > close ? $"low {low} is above open {open} or close {close}"
        : null;

    /// <summary><see cref="Close"/> as the nearest <see langword="double"/>.</summary>
    internal double ApproximateClose => close.ToDouble();

    internal double ApproximateLow => low.ToDouble();
    internal double ApproximateHigh => high.ToDouble();

    /// <summary>One candle of this and the one that follows it.</summary>
    internal Candle JoinedWith(in Candle next) => new(
        openTicks, open, next.high > high ? next.high : high, next.low < low ? next.low : low, next.close,
        PackedDecimal.Sum(volume, next.volume));

    /// <summary>What indicators see of it; the one place where money becomes a <see langword="double"/>.</summary>
    internal Bar ToBar() => new(
        OpenTime, open.ToDouble(), high.ToDouble(), low.ToDouble(), close.ToDouble(), volume.ToDouble());
}

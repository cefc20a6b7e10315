using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>What a taker pays per unit, and what of the way from the reference price is spread and impact; slippage is the rest.</summary>
readonly record struct TakerPrice(decimal Price, decimal Spread, decimal Impact);

/// <summary>Moves the price of a taker's fill against him: spread, slippage and impact add up, then the tick rounds.</summary>
sealed class PriceModel(PaperOptions options, Instrument instrument)
{
    // Costs may leave the candle's range: its high was made without this order. Beyond this the model is out of its depth.
    const decimal MostMove = 0.99m;

    // Places of a modelled price where the venue sets no tick.
    const int Places = 12;

    readonly decimal halfSpread = options.HalfSpreadBps / 10_000;
    readonly bool free = options is { HalfSpreadBps: 0, Slippage: SlippageModel.FixedBps { Bps: 0 }, Impact: null };

    public TakerPrice Of(Side side, decimal reference, decimal quantity, MarketState market)
    {
        if (free)
            return new(Rounded(side, reference), 0, 0);
        var fill = market.Circumstances(quantity, reference);
        var impact = options.Impact?.Fraction(fill) ?? 0;
        var move = Math.Min(MostMove, halfSpread + options.Slippage.Fraction(fill) + impact);
        var price = side == Side.Buy ? reference * (1 + move) : reference * (1 - move);
        return new(Rounded(side, move == 0 ? price : Shortened(side, price)), reference * halfSpread, reference * impact);
    }

    /// <summary>The nearest tick that is no better for the trader.</summary>
    decimal Rounded(Side side, decimal price)
    {
        var tick = instrument.PriceTick;
        if (tick == 0)
            return price;
        var ticks = price / tick;
        return side == Side.Buy ? decimal.Ceiling(ticks) * tick : Math.Max(tick, decimal.Floor(ticks) * tick);
    }

    static decimal Shortened(Side side, decimal price)
    {
        var mode = side == Side.Buy ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity;
        var rounded = decimal.Round(price, Places, mode);
        return rounded > 0 ? rounded : price;
    }
}

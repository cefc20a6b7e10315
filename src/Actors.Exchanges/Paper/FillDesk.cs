using Actors.Domain;

namespace Actors.Exchanges.Paper;

enum FillOutcome
{
    /// <summary>The candle had no volume left for it.</summary>
    Nothing,
    Partly,
    Done,
    /// <summary>It ended, with or without a fill, for want of balance or size.</summary>
    Refused,
}

/// <summary>Turns a meeting of price and order into a fill: quantity, price, fee, balances, report.</summary>
sealed class FillDesk(Instrument instrument, PaperOptions options, PaperLedger ledger, MarketState market)
{
    readonly PriceModel prices = new(options, instrument);

    /// <summary>What the account has of the base asset.</summary>
    public decimal Holding { get; set; } =
        options.Holdings.TryGetValue(instrument.Symbol, out var start) ? start.Value : 0;

    /// <param name="reference">The market's price at the meeting, before costs.</param>
    public FillOutcome Fill(PaperOrder order, decimal reference, Liquidity liquidity, bool ambiguous, DateTimeOffset at)
    {
        var volume = VolumeLeft();
        if (volume < instrument.QuantityStep)
            return FillOutcome.Nothing;
        var rate = ledger.FeeRate(liquidity, at);
        var taken = Priced(order, reference, liquidity, rate, volume);
        var wanted = Sizing.Wanted(order, taken.Price, rate, instrument.QuantityStep);
        if (SizeFault(order, wanted, taken.Price) is { } fault)
            return Refuse(order, fault.Code, fault.Text, at);

        var quantity = Math.Min(wanted, volume);
        if (order.Side == Side.Sell && quantity > Holding)
        {
            var there = order.Reduces ? instrument.RoundDown(Holding).Value : 0;
            if (there > 0)
                Book(order, reference, taken, there, rate, liquidity, done: false, ambiguous, at);
            return Refuse(order, "insufficient-balance",
                $"selling {quantity - there} more {instrument.Symbol}, the account has {Holding}", at);
        }
        var notional = taken.Price * quantity;
        if (order.Side == Side.Buy && notional + (notional * rate) > ledger.Cash)
        {
            return Refuse(order, "insufficient-balance",
                $"buying {quantity} {instrument.Symbol} at {taken.Price} costs {notional} and {notional * rate} in fees, "
                + $"the account has {ledger.Cash}", at);
        }
        Book(order, reference, taken, quantity, rate, liquidity, quantity == wanted, ambiguous, at);
        return quantity == wanted ? FillOutcome.Done : FillOutcome.Partly;
    }

    decimal VolumeLeft() => options.MaxVolumeShare is { } share
        ? instrument.RoundDown((share * market.Volume) - market.UsedVolume).Value
        : decimal.MaxValue;

    /// <summary>
    /// A maker gets the price of the meeting. A taker pays the models, for the quantity that he could fill at the
    /// price without them: his own costs only ever make it less. His limit, if he has one, bounds them.
    /// </summary>
    TakerPrice Priced(PaperOrder order, decimal reference, Liquidity liquidity, decimal rate, decimal volume)
    {
        if (liquidity == Liquidity.Maker)
            return new(reference, 0, 0);
        var most = Math.Min(volume, Sizing.Wanted(order, reference, rate, instrument.QuantityStep));
        var taken = prices.Of(order.Side, reference, most, market);
        if (order.Stage != OrderStage.Limit)
            return taken;
        var limit = order.Eyes(order.Limit);
        return taken with
        {
            Price = order.Side == Side.Buy ? Math.Min(taken.Price, limit) : Math.Max(taken.Price, limit),
        };
    }

    /// <summary>Sizes in quote currency become quantities only here, so the venue's filters meet them here.</summary>
    (string Code, string Text)? SizeFault(PaperOrder order, decimal wanted, decimal price)
    {
        if (order.Size is not OrderSize.Quote quote)
            return null;
        var least = order.Filled == 0 ? Math.Max(instrument.QuantityStep, instrument.MinQuantity.Value) : instrument.QuantityStep;
        return wanted < least
                ? ("min-quantity", $"{quote.Amount} at {price} is {wanted} {instrument.Symbol}, the least is {least}")
            : wanted > instrument.MaxQuantity.Value
                ? ("max-quantity", $"{quote.Amount} at {price} is {wanted} {instrument.Symbol}, the most is {instrument.MaxQuantity}")
            : null;
    }

    void Book(
        PaperOrder order, decimal reference, in TakerPrice taken, decimal quantity, decimal rate, Liquidity liquidity, bool done,
        bool ambiguous, DateTimeOffset at)
    {
        var notional = taken.Price * quantity;
        var fee = notional * rate;
        ledger.Book(order.Side, notional, fee, at);
        Holding += order.Side == Side.Buy ? quantity : -quantity;
        market.UsedVolume += quantity;
        order.Filled += quantity;
        order.Spent += notional;
        order.Fees += fee;
        ledger.Report(new VenueReport.Filled(
            order.Id, ledger.NextTradeId(), new(quantity), new(taken.Price), new(fee), liquidity,
            Costs(reference, taken, quantity, liquidity), done, market.Opened, at, ambiguous));
    }

    /// <summary>The way from the reference price, split: what a limit cut off was never paid.</summary>
    static TradingCosts Costs(decimal reference, in TakerPrice taken, decimal quantity, Liquidity liquidity)
    {
        if (liquidity == Liquidity.Maker || taken.Price == reference)
            return default;
        var move = Math.Abs(taken.Price - reference);
        var spread = Math.Min(taken.Spread, move);
        var impact = Math.Min(taken.Impact, move - spread);
        return new(new(spread * quantity), new((move - spread - impact) * quantity), new(impact * quantity));
    }

    FillOutcome Refuse(PaperOrder order, string code, string text, DateTimeOffset at)
    {
        ledger.Report(order.Filled == 0
            ? new VenueReport.Rejected(order.Id, code, text, at)
            : new VenueReport.Cancelled(order.Id, $"{code}: {text}", at) { Total = new Quantity(order.Filled) });
        return FillOutcome.Refused;
    }
}

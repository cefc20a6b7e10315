using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>The same amount of quote currency each time, fees on top.</summary>
public sealed record QuoteAmount(Money Amount) : Sizing
{
    private protected override (OrderSize? Size, Refusal? Refused) Want(in SizingRequest request) =>
        (new OrderSize.Quote(Amount, FeesIncluded: false), null);

    public override string ToString() => $"quote:{Amount.Value.Plain()}";
}

/// <summary>The same quantity of the base asset each time.</summary>
public sealed record FixedQuantity(Quantity Quantity) : Sizing
{
    private protected override (OrderSize? Size, Refusal? Refused) Want(in SizingRequest request) =>
        (new OrderSize.Base(Quantity), null);

    public override string ToString() => $"fixed:{Quantity.Value.Plain()}";
}

/// <summary>A part of the equity as notional at the fill, fees on top; never more than the free cash pays for.</summary>
public sealed record PercentOfEquity(decimal Percent) : Sizing
{
    private protected override (OrderSize? Size, Refusal? Refused) Want(in SizingRequest request)
    {
        var account = request.Account;
        if (account.Cash <= Money.Zero || account.Equity <= Money.Zero)
            return NoCash(account);
        var amount = account.Equity * (Percent / 100);
        return amount * (1 + request.FeeRate) <= account.Cash
            ? (new OrderSize.Quote(amount, FeesIncluded: false), null)
            : (new OrderSize.Quote(account.Cash, FeesIncluded: true), null);
    }

    public override string ToString() => $"percent:{Percent.Plain()}";
}

/// <summary>All free cash, fees included.</summary>
public sealed record AllIn : Sizing
{
    private protected override (OrderSize? Size, Refusal? Refused) Want(in SizingRequest request) =>
        request.Account.Cash <= Money.Zero
            ? NoCash(request.Account)
            : (new OrderSize.Quote(request.Account.Cash, FeesIncluded: true), null);

    public override string ToString() => "all-in";
}

/// <summary>
/// As much as loses <paramref name="Percent"/> of the equity, the fees of both sides counted, when the position is
/// stopped out at its stop; never more than the free cash pays for. A signal without a stop is refused.
/// </summary>
public sealed record RiskPerTrade(decimal Percent) : Sizing
{
    private protected override (OrderSize? Size, Refusal? Refused) Want(in SizingRequest request)
    {
        var (account, price, fee) = (request.Account, request.Reference.Value, request.FeeRate);
        if (account.Cash <= Money.Zero || account.Equity <= Money.Zero)
            return NoCash(account);
        if (SignalPrices.Stop(request.Signal, account.Instrument) is not { } stop)
            return Refuse("no-stop", $"{this} sizes by the distance to the stop, and the signal has none");
        var distance = request.Signal.Kind == SignalKind.EnterShort ? stop.Value - price : price - stop.Value;
        if (distance <= 0)
            return Refuse("stop-not-beyond-price", $"the stop {stop} leaves no distance to the price {price.Plain()}");
        var lossOfOne = distance + fee * (price + stop.Value);
        var byRisk = account.Equity.Value * Percent / 100 / lossOfOne;
        var byCash = account.Cash.Value / (price * (1 + fee));
        return (new OrderSize.Base(new(Math.Min(byRisk, byCash))), null);
    }

    public override string ToString() => $"risk:{Percent.Plain()}";
}

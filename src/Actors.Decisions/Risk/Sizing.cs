using System.Globalization;
using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>What a size is decided from.</summary>
/// <param name="Reference">The close of the signal's candle.</param>
/// <param name="FeeRate">The taker fee as a part of the notional: 0.001 is 0.1 %.</param>
public readonly record struct SizingRequest(Signal Signal, Price Reference, AccountView Account, decimal FeeRate);

/// <summary>
/// How much an entry trades, written <c>quote:50</c>, <c>fixed:1</c>, <c>percent:10</c>, <c>risk:1</c> or
/// <c>all-in</c>. Quantities are rounded down to the instrument's step and held against its limits at the reference
/// price; the venue holds the fill against them again.
/// </summary>
public abstract record Sizing
{
    /// <summary>The largest number that a sizing takes: far above any account, and safe to divide by the smallest price.</summary>
    const decimal Largest = 1_000_000_000_000m;

    const string Forms =
        "a sizing is quote:<amount>, fixed:<quantity>, percent:<of equity>, risk:<percent of equity> or all-in";

    private protected Sizing() { }

    /// <summary>Either the size of the order or why there is none.</summary>
    public (OrderSize? Size, Refusal? Refused) For(in SizingRequest request)
    {
        var wanted = Want(request);
        return wanted.Size is null ? wanted : Fit(wanted.Size, request);
    }

    private protected abstract (OrderSize? Size, Refusal? Refused) Want(in SizingRequest request);

    private protected static (OrderSize? Size, Refusal? Refused) Refuse(string code, string text) =>
        (null, new(code, text));

    private protected static (OrderSize? Size, Refusal? Refused) NoCash(AccountView account) =>
        Refuse(SufficientCash.RefusalCode, $"there is no free cash: {account.Cash.Value.Plain()}");

    static (OrderSize? Size, Refusal? Refused) Fit(OrderSize wanted, in SizingRequest request)
    {
        var instrument = request.Account.Instrument;
        var price = request.Reference.Value;
        var amount = wanted switch
        {
            OrderSize.Base some => some.Quantity.Value,
            OrderSize.Quote { FeesIncluded: true } some => some.Amount.Value / (price * (1 + request.FeeRate)),
            OrderSize.Quote some => some.Amount.Value / price,
            _ => throw new DomainFault($"unknown order size {wanted}"),
        };
        var quantity = instrument.RoundDown(amount);
        if (quantity.IsZero || quantity < instrument.MinQuantity)
        {
            var least = Math.Max(instrument.MinQuantity.Value, instrument.QuantityStep);
            return Refuse("below-min-quantity",
                $"{amount.Plain()} of {instrument.Symbol} at {price.Plain()} is below the least quantity {least.Plain()}");
        }
        if (quantity > instrument.MaxQuantity)
        {
            return Refuse("above-max-quantity",
                $"{quantity.Value.Plain()} of {instrument.Symbol} is above the largest quantity {instrument.MaxQuantity.Value.Plain()}");
        }
        var notional = request.Reference * quantity;
        return notional < instrument.MinNotional
            ? Refuse(MinNotional.RefusalCode,
                $"{quantity.Value.Plain()} of {instrument.Symbol} at {price.Plain()} is worth {notional.Value.Plain()}, below the least notional {instrument.MinNotional.Value.Plain()}")
            : (wanted is OrderSize.Base ? new OrderSize.Base(quantity) : wanted, null);
    }

    /// <exception cref="DomainFault">The text is no sizing; the message says what was found and what is expected.</exception>
    public static Sizing Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (name, number) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        return (name, number) switch
        {
            ("all-in", null) => new AllIn(),
            ("all-in", _) => throw Wrong($"all-in takes no number, was '{text}'"),
            ("quote", _) => new QuoteAmount(new(Number(text, number, Largest))),
            ("fixed", _) => new FixedQuantity(new(Number(text, number, Largest))),
            ("percent", _) => new PercentOfEquity(Number(text, number, 100)),
            ("risk", _) => new RiskPerTrade(Number(text, number, 100)),
            _ => throw Wrong($"'{text}' is no sizing"),
        };
    }

    static DomainFault Wrong(string what) => new(what, Forms, "; ");

    static decimal Number(string text, string? number, decimal most)
    {
        if (number is null)
            throw Wrong($"'{text}' has no number");
        const NumberStyles Digits = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(number, Digits, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most
            ? value
            : throw new DomainFault($"the number of a sizing is above 0 and at most {most.Plain()}, was '{number}' in '{text}'");
    }
}

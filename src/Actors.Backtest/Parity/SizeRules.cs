using System.Globalization;
using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>
/// Why an entry was for another size in the backtest: a size that follows the account is the same share of what either
/// account was worth, or of what it had free.
/// </summary>
sealed class SizeRules(ParityInput input, RunBook live, RunBook tested)
{
    /// <returns>Null where the accounts do not show why.</returns>
    public string? CauseOf(SignalRaised signal, OrderSize here, OrderSize there)
    {
        var step = input.InstrumentOf(signal.Key.Symbol).QuantityStep;
        return (here, there) switch
        {
            (OrderSize.Quote one, OrderSize.Quote other) when one.FeesIncluded || other.FeesIncluded =>
                IsAllOf(live, one) && IsAllOf(tested, other) ? Causes.Cash : null,
            (OrderSize.Quote one, OrderSize.Quote other) => IsAsMuchOfWorth(Bounds.Exactly(one.Amount.Value), Bounds.Exactly(other.Amount.Value)) ? Causes.Worth : null,
            (OrderSize.Base one, OrderSize.Base other) => CauseOfQuantities(RoundedDown(one), RoundedDown(other)),
            _ => null,
        };

        // All that is free is spent where a share of the worth would be more than that.
        bool IsAllOf(RunBook run, OrderSize.Quote size) => !size.FeesIncluded || run.FreeAt(signal).Meets(Bounds.Exactly(size.Amount.Value));

        bool IsAsMuchOfWorth(Bounds one, Bounds other) => one.IsAsMuchOf(live.WorthAt(signal), other, tested.WorthAt(signal));

        string? CauseOfQuantities(Bounds one, Bounds other) =>
            IsAsMuchOfWorth(one, other) ? Causes.Worth
            : TakesAllOf(live) || TakesAllOf(tested) ? Causes.Cash
            : null;

        // To a step, at the price that it was sized by, with its fee: less than two of its steps are left.
        bool TakesAllOf(RunBook run) => run.Cash.ReservedFor(signal.Id) is { } cost
            && run.FreeAt(signal).Meets(new(cost, cost + (2 * step * signal.Close.Value)));

        Bounds RoundedDown(OrderSize.Base size) => new(size.Quantity.Value, size.Quantity.Value + step);
    }

    /// <summary>What the accounts had, for people.</summary>
    public string Account(SignalRaised signal)
    {
        return $"live the account was worth {Text(live.WorthAt(signal))} with {Text(live.FreeAt(signal))} free, in the backtest {Text(tested.WorthAt(signal))} with {Text(tested.FreeAt(signal))} free";

        static string Text(Bounds bounds) => string.Create(CultureInfo.InvariantCulture, $"{bounds.Least:0.00} to {bounds.Most:0.00}");
    }
}

using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>Why a live run and its backtest answered one signal otherwise.</summary>
sealed class AnswerRules(ParityInput input, RunBook live, RunBook tested)
{
    /// <param name="lives">What the strategy held live.</param>
    /// <param name="tests">What it held in the backtest.</param>
    /// <param name="root">Why that is not the same position; null where it is.</param>
    /// <returns>Null where nothing shows why.</returns>
    public string? CauseOf(SignalRaised signal, Stay? lives, Stay? tests, string? root)
    {
        var (here, there) = (live.AnswerTo(signal.Id), tested.AnswerTo(signal.Id));
        var isOfCash = Answers.IsOfCash(here) || Answers.IsOfCash(there);
        var follows = Answers.Follows(there, signal, tests);
        var isDueThere = follows || (Answers.IsOfCash(there) && IsDue(tested, there, signal, tests));
        if (isDueThere && (Answers.IsOfTime(here) || (here == Answers.AlreadyLong && live.MayHoldDust(signal))))
            return Causes.Late;
        if (isDueThere && Answers.IsOfData(here))
            return Causes.Data;
        if (follows && root is not null && Answers.Follows(here, signal, lives))
            return root;
        if (Answers.IsOfCash(here) && Answers.IsOfCash(there))
            return Causes.Cash; // both refused for money, by another rule each
        return isOfCash && IsDue(live, here, signal, lives) && IsDue(tested, there, signal, tests) ? Causes.Cash : null;
    }

    /// <summary>True where the answer to an entry is what the position and the money of its own run demand.</summary>
    bool IsDue(RunBook book, string answer, SignalRaised signal, Stay? held) => CostOf(book, answer, signal) is { } asked
        && (Answers.IsOfCash(answer)
            ? held is null && book.CouldPay(signal, asked) != true
            : Answers.Follows(answer, signal, held) && (answer != Answers.Sent || book.CouldPay(signal, asked) != false));

    /// <summary>What an entry cost, or would have cost; null where none was ever approved: then nothing is known.</summary>
    decimal? CostOf(RunBook book, string answer, SignalRaised signal)
    {
        var (own, other) = (book.Cash, (book == live ? tested : live).Cash);
        return Answers.IsOfTooLittle(answer) ? LeastOrder(signal)
            : own.ReservedFor(signal.Id) ?? other.ReservedFor(signal.Id)
            ?? own.UsualFor(signal.Key) ?? other.UsualFor(signal.Key)
            // An account has one sizing: what a strategy that never entered would pay is not less than the least of the others.
            ?? live.Cash.LeastCost ?? tested.Cash.LeastCost;
    }

    /// <summary>The least that the venue takes, with a hundredth for fees.</summary>
    decimal LeastOrder(SignalRaised signal)
    {
        var (instrument, price) = (input.InstrumentOf(signal.Key.Symbol), signal.Close.Value);
        return 1.01m * Math.Max(instrument.MinNotional.Value + (instrument.QuantityStep * price), instrument.MinQuantity.Value * price);
    }
}

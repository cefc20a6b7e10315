using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>Why a live run and its backtest answered one signal otherwise.</summary>
sealed class AnswerRules(RunBook live, RunBook tested)
{
    /// <param name="lives">What the strategy held live.</param>
    /// <param name="tests">What it held in the backtest.</param>
    /// <param name="root">Why that is not the same position; null where it is.</param>
    /// <returns>Null where nothing shows why.</returns>
    public string? CauseOf(SignalRaised signal, Stay? lives, Stay? tests, string? root)
    {
        var (here, there) = (live.AnswerTo(signal.Id), tested.AnswerTo(signal.Id));
        // An account has one sizing: of a strategy that never entered, the least of another says what it cannot have gone below.
        var cost = live.CostOf(signal) ?? tested.CostOf(signal) ?? live.LeastCost ?? tested.LeastCost;
        var isOfCash = Answers.IsOfCash(here) || Answers.IsOfCash(there);
        var follows = Answers.Follows(there, signal, tests);
        var isDueThere = follows || (Answers.IsOfCash(there) && IsDue(tested, there, signal, tests, cost));
        if (isDueThere && Answers.IsOfTime(here))
            return Causes.Late;
        if (isDueThere && Answers.IsOfData(here))
            return Causes.Data;
        if (follows && root is not null && Answers.Follows(here, signal, lives))
            return root;
        if (Answers.IsOfCash(here) && Answers.IsOfCash(there))
            return Causes.Cash; // both refused for money, by another rule each
        return isOfCash && IsDue(live, here, signal, lives, cost) && IsDue(tested, there, signal, tests, cost) ? Causes.Cash : null;
    }

    /// <summary>True where the answer to an entry is what the position and the money of its own run demand.</summary>
    /// <param name="cost">Of the entry; null where none was ever approved: then nothing is known.</param>
    static bool IsDue(RunBook book, string answer, SignalRaised signal, Stay? held, decimal? cost) => cost is { } asked
        && (Answers.IsOfCash(answer)
            ? held is null && book.CouldPay(signal, asked) != true
            : Answers.Follows(answer, signal, held) && (answer != Answers.Sent || book.CouldPay(signal, asked) != false));
}

using Actors.Domain;
using Actors.Runtime.Persistence;

namespace Actors.Host.Live;

/// <summary>
/// What a paper account has after a restart, counted from the fills in the journal: the paper venue lives in this
/// process and forgets all when it ends.
/// </summary>
/// <param name="Until">When the last fill happened; null where there is none.</param>
sealed record PaperHistory(Money Cash, IReadOnlyDictionary<Symbol, Quantity> Holdings, DateTimeOffset? Until)
{
    public static async Task<PaperHistory> Read(IJournal journal, string account, Money startCash, CancellationToken stop)
    {
        var ledger = new Ledger(startCash);
        DateTimeOffset? until = null;
        await foreach (var kept in journal.Replay($"execution-{account}", 1, long.MaxValue, stop))
        {
            if (kept.Event is DustLeft dust)
                ledger.WriteOff(dust.Key, dust.At);
            if (kept.Event is not OrderFilled filled)
                continue;
            ledger.Book(filled.Key, filled.Side, filled.Fill, filled.Reason);
            until = filled.At;
        }
        var holdings = ledger.Positions
            .Where(position => position.IsOpen || !position.Dust.IsZero)
            .GroupBy(position => position.Key.Symbol)
            .ToDictionary(held => held.Key, held => new Quantity(held.Sum(position => position.Quantity.Value + position.Dust.Value)));
        return new(ledger.Cash, holdings, until);
    }
}

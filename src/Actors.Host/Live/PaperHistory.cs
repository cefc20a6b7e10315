using Actors.Domain;
using Actors.Runtime.Persistence;
using Actors.Trading.Execution;

namespace Actors.Host.Live;

/// <summary>
/// What an account has by the fills in the journal: for an exchange in the same process that has kept nothing itself.
/// </summary>
/// <param name="Events">How many events execution has kept.</param>
sealed record PaperHistory(Money Cash, IReadOnlyDictionary<Symbol, Quantity> Holdings, long Fills, long Events)
{
    public static async Task<PaperHistory> Read(IJournal journal, string account, Money startCash, CancellationToken stop)
    {
        var ledger = new Ledger(startCash);
        var (fills, events) = (0L, 0L);
        await foreach (var kept in journal.Replay(ExecutionActor.JournalOf(account), 1, long.MaxValue, stop))
        {
            events++;
            if (kept.Event is DustLeft dust)
                ledger.WriteOff(dust.Key, dust.At);
            if (kept.Event is not OrderFilled filled)
                continue;
            ledger.Book(filled.Key, filled.Side, filled.Fill, filled.Reason);
            fills++;
        }
        var holdings = ledger.Positions
            .Where(position => position.IsOpen || !position.Dust.IsZero)
            .GroupBy(position => position.Key.Symbol)
            .ToDictionary(held => held.Key, held => new Quantity(held.Sum(position => position.Quantity.Value + position.Dust.Value)));
        return new(ledger.Cash, holdings, fills, events);
    }
}

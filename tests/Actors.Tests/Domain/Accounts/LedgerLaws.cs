using Actors.Domain;
using FsCheck;
using FsCheck.Fluent;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Domain.Accounts;

/// <summary>What holds after any sequence of fills and marks, to the last digit.</summary>
public class LedgerLaws
{
    static readonly StrategyKey[] Keys = [Key, OtherKey];
    static readonly Money Cash = new(1_000_000);

    sealed record Move(int Owner, bool Buys, decimal Share, decimal Price, decimal Fee);

    static readonly Gen<Move> Moves =
        from owner in Gen.Choose(0, 1)
        from buys in Gen.Elements(true, false)
        from share in Gen.Elements(0.25m, 0.5m, 1m, 1m)
        from price in Gen.Choose(1, 2_000_000)
        from fee in Gen.Choose(-20, 300)
        select new Move(owner, buys, share, price / 100m, fee / 1000m);

    static readonly Arbitrary<Move[]> Histories = Moves.ArrayOf().ToArbitrary();

    /// <summary>Plays the moves; what was paid and got is summed apart from the ledger.</summary>
    static (Ledger Ledger, List<Trade> Trades, Money Flow, Money Fees) Play(Move[] moves)
    {
        var ledger = new Ledger(Cash);
        List<Trade> trades = [];
        Money flow = default, fees = default;
        foreach (var move in moves)
        {
            var key = Keys[move.Owner];
            var held = ledger.Find(key)?.Quantity.Value ?? 0;
            var quantity = move.Buys || held == 0 ? 4 * move.Share : held * move.Share;
            var side = move.Buys || held == 0 ? Side.Buy : Side.Sell;
            if (ledger.Book(key, side, Fill("o", quantity, move.Price, move.Fee), "law") is { } trade)
                trades.Add(trade);
            flow += new Money((side == Side.Buy ? -1 : 1) * quantity * move.Price);
            fees += new Money(move.Fee);
        }
        return (ledger, trades, flow, fees);
    }

    static void Hold(Func<Move[], bool> law) => Prop.ForAll(Histories, law).QuickCheckThrowOnFailure();

    [Fact]
    public void Cash_is_what_was_there_less_what_was_paid_and_the_fees() => Hold(moves =>
    {
        var (ledger, _, flow, fees) = Play(moves);
        return ledger.Cash == Cash + flow - fees && ledger.Fees == fees
            && ledger.Equity == ledger.Cash + ledger.Exposure;
    });

    [Fact]
    public void When_all_is_sold_the_cash_has_changed_by_the_trades() => Hold(moves =>
    {
        var (ledger, trades, _, _) = Play(moves);
        foreach (var key in Keys)
        {
            if (ledger.Find(key) is { IsOpen: true } held)
                trades.Add(ledger.Book(key, Side.Sell, Fill("end", held.Quantity.Value, 77), "end")!);
        }
        return ledger.IsFlat
            && ledger.Cash - Cash == new Money(trades.Sum(t => t.Pnl.Value))
            && ledger.Fees == new Money(trades.Sum(t => t.Fees.Value));
    });

    [Fact]
    public void Trades_are_numbered_in_the_order_of_their_closing() => Hold(moves =>
        Play(moves).Trades.Select((trade, i) => trade.Number == i + 1).All(good => good));

    [Fact]
    public void The_account_is_flat_when_no_position_is_open() => Hold(moves =>
        Play(moves).Ledger is var ledger && ledger.IsFlat == ledger.Positions.All(p => !p.IsOpen));

    [Fact]
    public void Excursions_lie_on_both_sides_of_the_entry() => Hold(moves =>
        Play(moves).Trades.All(t => t.Mae.Value <= 0.000001m && t.Mfe.Value >= -0.000001m));
}

using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Portfolio.PortfolioProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Portfolio;

/// <summary>Keeps the account's positions, trades and equity curve from its fills and from the candles that mark them.</summary>
public sealed class PortfolioActor : ReceivePersistentActor
{
    readonly TimeProvider clock;
    readonly Ledger ledger;
    readonly List<Trade> trades = [];
    readonly List<EquityPoint> daily = [];
    readonly List<EquityPoint> curve = [];
    DrawdownMeter drawdown;

    PortfolioActor(string account, Money startCash, TimeProvider clock)
    {
        this.clock = clock;
        PersistenceId = $"portfolio-{account}";
        ledger = new(startCash);
        drawdown = new(startCash);

        Command<Marked>(OnMark);
        Command<OrderFilled>(OnFill);
        Command<LegOpened>(leg => ledger.Protect(
            leg.Key, leg.IsStop ? leg.Leg.Price : null, leg.IsStop ? null : leg.Leg.Price));
        Command<MarkDay>(mark =>
        {
            daily.Add(PointAt(mark.At));
            curve.Add(daily[^1]);
        });
        Command<GetView>(_ => Sender.Tell(Look()));
        Command<Drain>(drain => drain.PassOn());
        Command<TradingEvent>(_ => { }); // cancelled and rejected orders move no money
        Recover<PositionClosed>(closed => trades.Add(closed.Trade));
    }

    public override string PersistenceId { get; }

    public static Props For(string account, Money startCash, TimeProvider clock) =>
        Props.Create(() => new PortfolioActor(account, startCash, clock));

    void OnMark(Marked marked)
    {
        if (ledger.IsFlat)
            return;
        ledger.Mark(marked.Series.Symbol, marked.Candle);
        drawdown.Mark(ledger.ApproximateEquity);
    }

    void OnFill(OrderFilled filled)
    {
        var trade = ledger.Book(filled.Key, filled.Side, filled.Fill, filled.Reason);
        drawdown.Mark(ledger.ApproximateEquity);
        curve.Add(PointAt(Now(filled.Fill.At)));
        if (trade is not null)
            Persist(new PositionClosed(trade, clock.GetUtcNow(), filled.Fill.Order.Value), e => trades.Add(e.Trade));
    }

    /// <summary>
    /// A fill at the open is learnt with the close of its candle; one of another symbol inside that time may have been
    /// booked before, and the curve does not run backwards.
    /// </summary>
    DateTimeOffset Now(DateTimeOffset filledAt) => curve.Count > 0 && curve[^1].Time > filledAt ? curve[^1].Time : filledAt;

    EquityPoint PointAt(DateTimeOffset at) => new(at, ledger.Equity, ledger.Balance, ledger.Exposure);

    View Look() => new(
        ledger.Cash, ledger.Equity, ledger.Fees, ledger.Costs, drawdown.Deepest,
        [.. ledger.Positions.Where(p => p.IsOpen).Select(p => new PositionView(
            p.Key, p.Quantity, p.EntryPrice, p.EntryTime, new(p.LastPrice), p.Unrealised, p.Stop, p.Target))],
        [.. trades], [.. daily], [.. curve]);
}

using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Execution.ExecutionProtocol;
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
    readonly PortfolioDeps deps;
    DrawdownMeter drawdown;
    IActorRef? execution;
    long booked; // the last event of execution's journal that is in the books
    int closed; // trades of the books, those in the journal may be ahead
    bool isCatchingUp;

    PortfolioActor(PortfolioDeps deps)
    {
        this.deps = deps;
        clock = deps.Clock;
        PersistenceId = $"portfolio-{deps.Account}";
        ledger = new(deps.StartCash);
        drawdown = new(deps.StartCash);
        isCatchingUp = deps.IsLive; // whatever execution tells before it has said where it stands is in its history

        Command<Marked>(OnMark);
        Command<Booked>(OnBooked);
        Command<MarkDay>(mark =>
        {
            daily.Add(PointAt(mark.At));
            curve.Add(daily[^1]);
        });
        Command<GetView>(_ => Sender.Tell(Look()));
        Command<Drain>(drain => drain.PassOn());
        Command<Ready>(OnReady);
        Command<History>(OnHistory);
        Recover<PositionClosed>(closed => trades.Add(closed.Trade));
    }

    public override string PersistenceId { get; }

    /// <summary>What was filled is in execution's journal only: after a restart it tells it again.</summary>
    protected override void OnReplaySuccess()
    {
        if (deps.IsLive)
            Context.System.EventStream.Publish(new AskReady(deps.Account, Self, BooksOnly: true));
    }

    public static Props For(PortfolioDeps deps) => Props.Create(() => new PortfolioActor(deps));

    void OnReady(Ready ready)
    {
        execution = ready.Execution;
        isCatchingUp = ready.Through > booked;
        if (isCatchingUp)
            execution.Tell(new GetBooked(booked), Self);
    }

    void OnHistory(History history)
    {
        if (!isCatchingUp || !Sender.Equals(execution))
            return;
        isCatchingUp = false;
        foreach (var told in history.Events)
            OnBooked(told);
        booked = Math.Max(booked, history.Through);
    }

    void OnBooked(Booked told)
    {
        if (told.Sequence <= booked || isCatchingUp)
            return; // it was in the history, or will be
        booked = told.Sequence;
        if (told.Event is OrderFilled filled)
            OnFill(filled);
        else if (told.Event is DustLeft dust)
            Keep(ledger.WriteOff(dust.Key, dust.At), dust.Entry);
        else if (told.Event is PositionLost lost)
            Keep(ledger.Lose(lost.Key, lost.At), lost.Entry);
        else if (told.Event is LegOpened leg)
            ledger.Protect(leg.Key, leg.IsStop ? leg.Leg.Price : null, leg.IsStop ? null : leg.Leg.Price);
    }

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
        Keep(trade, filled.Fill.Order);
    }

    void Keep(Trade? trade, ClientOrderId cause)
    {
        if (trade is not null && ++closed > trades.Count)
            Persist(new PositionClosed(trade, clock.GetUtcNow(), cause.Value), e => trades.Add(e.Trade));
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

/// <param name="Account">Names the journal of the account's trades.</param>
/// <param name="IsLive">False in a backtest.</param>
public sealed record PortfolioDeps(string Account, Money StartCash, TimeProvider Clock, bool IsLive = false);

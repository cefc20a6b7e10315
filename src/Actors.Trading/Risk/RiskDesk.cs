using Actors.Decisions.Risk;
using Actors.Domain;

namespace Actors.Trading.Risk;

/// <summary>
/// The pure half of the risk actor: the account's books and the answer to a signal. It decides and applies; it never
/// sends.
/// </summary>
public sealed partial class RiskDesk
{
    readonly RiskOptions options;
    readonly Ledger ledger;
    readonly Reservations reserved = new();
    readonly Dictionary<ClientOrderId, StrategyKey> exits = [];
    readonly Dictionary<ClientOrderId, StrategyKey> legs = []; // that work
    readonly HashSet<string> haltedFor = new(StringComparer.Ordinal);
    readonly bool limitsLoss;
    Halts halts = Halts.None;
    IReadOnlyList<IRiskRule> rules;
    Money peak;
    Money dayStart;
    DateTimeOffset nextDay = DateTimeOffset.MinValue;

    // No loss limit is reached at this equity, nor above it until the peak or the day changes.
    Money harmless;

    public RiskDesk(RiskOptions options)
    {
        this.options = options;
        rules = [halts, .. options.Rules];
        limitsLoss = options.Rules.Any(rule => rule is LossLimit);
        ledger = new(options.StartCash);
        peak = dayStart = harmless = options.StartCash;
    }

    /// <summary>The halts that stand, in the order they began.</summary>
    public IReadOnlyList<TradingHalted> StandingHalts => halts.Standing;

    public bool Holds(Symbol symbol) => ledger.Holds(symbol);

    public bool IsLong(StrategyKey key) => ledger.Find(key) is { IsOpen: true };

    /// <summary>
    /// What will end a strategy's position without any further decision, in words: an exit that works, or that what is
    /// left of it, with no leg that works for it, will be told to be dust. Null when nothing will.
    /// </summary>
    public string? EndOf(StrategyKey key)
    {
        foreach (var (exit, of) in exits)
        {
            if (of.Equals(key))
                return $"its exit {exit} to end";
        }
        return ledger.Find(key) is { IsOpen: true } held && reserved.EntryOf(key) is null && !legs.ContainsValue(key)
            && options.InstrumentOf(key.Symbol).Sellable(held.Quantity.Value, new Price(held.LastPrice)).IsZero
                ? $"what is left of its position, {held.Quantity}, to be written off"
                : null;
    }

    /// <summary>Marks the account at a closed candle. Costs next to nothing while flat.</summary>
    /// <returns>The halts that begin or end with it.</returns>
    public IReadOnlyList<TradingEvent> Mark(Series series, in Candle candle)
    {
        if (ledger.IsFlat)
            return [];
        var close = CloseOf(series, candle);
        if (close > nextDay)
            BeginDay(close);
        ledger.Reprice(series.Symbol, candle.Close);
        if (!limitsLoss)
            return []; // only the loss limits ask for a peak
        var equity = ledger.Equity;
        if (equity > peak)
            peak = harmless = equity;
        if (equity >= harmless)
            return [];
        harmless = equity;
        return HaltsAt(series.Symbol, close, CauseOf(series, candle));
    }

    /// <summary>What a signal becomes: an approved order, or a refusal with its reason.</summary>
    public RiskDecision Decide(SignalRaised raised) => raised.Signal.Kind switch
    {
        SignalKind.EnterLong => Enter(raised),
        SignalKind.ExitLong => Leave(raised),
        _ => Refuse("short-not-allowed", $"{raised.Signal.Kind} needs a venue that lends; this account is spot"),
    };

    RiskDecision Enter(SignalRaised raised)
    {
        var key = raised.Key;
        if (ledger.Find(key) is { IsOpen: true } held)
            return Refuse("already-long", $"{key} holds {held.Quantity} since {held.EntryTime:u}");
        if (reserved.EntryOf(key) is { } working)
            return Refuse("entry-working", $"entry {working.Id} of {key} is not done");
        var account = View(key.Symbol);
        var (size, no) = options.Sizing.For(new(raised.Signal, raised.Close, account, options.FeeRate));
        if (size is null)
            return new(null, no);
        var intent = new OrderIntent(
            raised.Id, key, Side.Buy, OrderType.Market, size, raised.Close, raised.Signal.Reason,
            Bracket: BracketOf(raised.Signal, account.Instrument));
        var (approved, refused) = ApprovedOrder.Review(intent, account, rules);
        return new(approved, refused);
    }

    RiskDecision Leave(SignalRaised raised)
    {
        var key = raised.Key;
        if (exits.ContainsValue(key))
            return Refuse("exit-working", $"an exit of {key} is on its way");
        if (ledger.Find(key) is not { IsOpen: true } held)
            return reserved.EntryOf(key) is { } working
                ? new(null, new(Refused.EntryCancelled, $"entry {working.Id} had not filled: it is cancelled")) { CancelWorking = true }
                : Refuse("nothing-to-exit", $"{key} is flat");
        var intent = new OrderIntent(
            raised.Id, key, Side.Sell, OrderType.Market, new OrderSize.Base(held.Quantity), raised.Close,
            raised.Signal.Reason, ReducesPosition: true);
        return new(ApprovedOrder.Review(intent, View(key.Symbol), []).Approved, null);
    }

    /// <summary>Quote currency to set aside for an order until it is done.</summary>
    public Money ReservationFor(OrderIntent intent) =>
        intent.ReducesPosition || intent.Side == Side.Sell ? Money.Zero
        : intent.Size is OrderSize.Quote { FeesIncluded: true } all ? all.Amount
        : intent.Notional * (1 + options.FeeRate);

    public void Apply(TradingEvent e)
    {
        switch (e)
        {
            case OrderApproved { Intent.ReducesPosition: true } approved:
                exits[approved.Intent.Id] = approved.Intent.Key;
                break;
            case OrderSubmitted { Intent.ReducesPosition: true } submitted: // one of execution's own is as good
                exits[submitted.Intent.Id] = submitted.Intent.Key;
                break;
            case OrderApproved approved:
                reserved.Add(approved.Intent, approved.Reserved);
                break;
            case OrderFilled filled:
                Book(filled);
                break;
            case DustLeft dust:
                ledger.WriteOff(dust.Key, dust.At);
                LearnWorth(priced: null);
                break;
            case PositionLost lost:
                ledger.Lose(lost.Key, lost.At);
                LearnWorth(priced: null);
                break;
            case AccountMarked marked:
                Take(marked);
                break;
            case TradingHalted or TradingResumed:
                if (e is TradingResumed { Cause: "operator" })
                    peak = harmless = IsUnsure ? Money.Zero : ledger.Equity; // a drawdown that a person has lifted is measured anew
                if (e is TradingHalted { Code: TradingHalted.HoldingsMissing } told)
                    haltedFor.Add(told.CausedBy);
                halts = halts.Apply(e);
                rules = [halts, .. options.Rules];
                break;
            case LegOpened leg when newest is not null: // in a backtest nobody waits for what ends a position
                legs[leg.Leg.Order] = leg.Key;
                break;
            case OrderCancelled cancelled:
                End(cancelled.Order);
                break;
            case OrderRejected rejected:
                End(rejected.Order);
                break;
        }
    }

    void Book(OrderFilled filled)
    {
        var fill = filled.Fill;
        ledger.Book(filled.Key, filled.Side, fill, filled.Reason);
        Learn(filled.Key.Symbol, fill);
        LearnWorth(filled.Key.Symbol);
        if (!IsUnsure && ledger.Equity is var equity && equity > peak)
            peak = equity;
        if (filled.Side == Side.Buy)
            reserved.Fill(fill.Order, fill.Price * fill.Quantity + fill.Fee, fill.Done);
        else if (fill.Done)
            End(fill.Order);
    }

    void End(ClientOrderId order)
    {
        reserved.Release(order);
        exits.Remove(order);
        legs.Remove(order);
    }

    AccountView View(Symbol symbol) => new(
        ledger.Cash - reserved.Total, ledger.Equity, peak, dayStart,
        ledger.Exposure + reserved.Total, ledger.ExposureIn(symbol) + reserved.In(symbol),
        reserved.Count, options.InstrumentOf(symbol));

    Bracket? BracketOf(Signal signal, Instrument instrument) => options.TrailingBps is { } trailing
        ? new(null, SignalPrices.Target(signal, instrument), trailing)
        : SignalPrices.Bracket(signal, instrument);

    /// <summary>
    /// Entries stop until a person has looked where the venue has less than the books say; null for all else, and where
    /// they were stopped for it before.
    /// </summary>
    public TradingHalted? HaltFor(TradingEvent e, DateTimeOffset now)
    {
        var missing = e switch
        {
            PositionLost lost => $"{lost.Key} held {lost.Held}, which is gone: {lost.Why}",
            HoldingsDiffer differ when differ.AtVenue < differ.Booked => $"the books hold {differ.Booked} {differ.Asset}, the venue has {differ.AtVenue}",
            _ => null,
        };
        return missing is null || haltedFor.Contains(e.Cause) ? null
            : new(TradingHalted.HoldingsMissing, $"{missing}; look at the account there, then resume", null, now, e.Cause);
    }

    static RiskDecision Refuse(string code, string text) => new(null, new(code, text));
}

/// <summary>Exactly one of the two is there.</summary>
public sealed record RiskDecision(ApprovedOrder? Approved, Refusal? Refused)
{
    /// <summary>True when the strategy's working entry is to be cancelled instead.</summary>
    public bool CancelWorking { get; init; }
}

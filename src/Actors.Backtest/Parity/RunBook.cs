using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>One run, by what it said, what it answered, what filled and what it held.</summary>
sealed class RunBook
{
    /// <summary>Between a fill and risk there is a write of the journal, which a market at sixty times the speed makes seconds of.</summary>
    static readonly TimeSpan Hearing = TimeSpan.FromSeconds(5);

    readonly Dictionary<ClientOrderId, Refusal> refusals = [];
    readonly Dictionary<ClientOrderId, OrderFills> fills = [];
    readonly Dictionary<StrategyKey, List<Stay>> stays = [];
    readonly Dictionary<ClientOrderId, Stay> stayOf = [];               // by the entry, and by each order that sold of it
    readonly Dictionary<StrategyKey, decimal> held = [];
    readonly Dictionary<ClientOrderId, DateTimeOffset> saidAt = [];     // when the candle of a signal closed
    readonly Dictionary<ClientOrderId, DateTimeOffset> answeredAt = [];
    readonly Dictionary<ClientOrderId, DateTimeOffset> sentAt = [];
    readonly HashSet<ClientOrderId> rejected = [];
    readonly WorthBook worth;
    readonly ParityInput input;
    readonly bool isLive;

    public RunBook(IReadOnlyList<TradingEvent> events, ParityInput input, bool isLive)
    {
        (this.input, this.isLive) = (input, isLive);
        (Cash, worth) = (new(input.Cash), new(input));
        foreach (var e in events)
        {
            Take(e);
            Cash.Take(e);
        }
        Signals = Said.Values.Where(one => saidAt[one.Id] > input.From && saidAt[one.Id] <= input.Until).ToDictionary(one => one.Id);
    }

    public CashBook Cash { get; }

    /// <summary>Inside the time that is compared.</summary>
    public IReadOnlyDictionary<ClientOrderId, SignalRaised> Signals { get; }

    public Dictionary<ClientOrderId, OrderIntent> Orders { get; } = [];

    /// <summary>In the order of their first fills.</summary>
    public List<ClientOrderId> Filled { get; } = [];

    public IEnumerable<Stay> Stays => stays.OrderBy(one => one.Key).SelectMany(one => one.Value);

    Dictionary<ClientOrderId, SignalRaised> Said { get; } = [];

    public OrderFills? FillsOf(ClientOrderId order) => fills.GetValueOrDefault(order);

    /// <summary>What became of a signal: <c>sent</c>, the code of its refusal, or <c>nothing</c>.</summary>
    public string AnswerTo(ClientOrderId signal) => Orders.ContainsKey(signal) ? Answers.Sent : refusals.GetValueOrDefault(signal)?.Code ?? "nothing";

    /// <summary>The same for people: with the figures of a refusal.</summary>
    public string AnswerInFull(ClientOrderId signal) =>
        !Orders.ContainsKey(signal) && refusals.GetValueOrDefault(signal) is { } no ? $"{no.Code} ({no.Text})" : AnswerTo(signal);

    public bool IsRejected(ClientOrderId order) => rejected.Contains(order);

    /// <summary>True for an order that was sent in the candle that it filled in.</summary>
    public bool SentIn(OrderFills order, Func<Symbol, DateTimeOffset, DateTimeOffset> openOf) =>
        sentAt.TryGetValue(order.Order, out var sent) && openOf(order.Key.Symbol, sent) == openOf(order.Key.Symbol, order.At);

    /// <summary>The position that a strategy had when a signal was answered, or null.</summary>
    public Stay? HeldAt(SignalRaised signal)
    {
        var moment = signal.CandleOpen + signal.Key.Series.Timeframe.Duration;
        var last = LastBefore(signal.Key, moment);
        return last is null || HasEndedBy(last, moment, KnownAt(signal, moment)) ? null : last;
    }

    /// <summary>True where a position that had ended may have counted as held: that its rest is dust was not surely known.</summary>
    public bool MayHoldDust(SignalRaised signal) =>
        LastBefore(signal.Key, signal.CandleOpen + signal.Key.Series.Timeframe.Duration) is { End: not null, DustSaid: { } said } && said > HeardAt(signal);

    Stay? LastBefore(StrategyKey key, DateTimeOffset moment) =>
        stays.GetValueOrDefault(key)?.FindLast(stay => saidAt.TryGetValue(stay.Entry, out var said) && said < moment);

    /// <summary>
    /// What happened by then was known to whoever answered. Execution learns of a fill before risk does: of one that came
    /// between the signal and its answer, the answer itself says whether it was known.
    /// </summary>
    DateTimeOffset KnownAt(SignalRaised signal, DateTimeOffset moment) =>
        AnswerTo(signal.Id) == (signal.Signal.IsEntry ? Answers.AlreadyLong : Answers.Sent) ? HeardAt(signal) : answeredAt.GetValueOrDefault(signal.Id, moment);

    /// <summary>What was booked by then was surely heard of.</summary>
    static DateTimeOffset HeardAt(SignalRaised signal) => signal.At - Hearing;

    /// <summary>Whether an entry that costs so much could be paid for when it was answered; null where the order of what happened at that moment decides.</summary>
    public bool? CouldPay(SignalRaised signal, decimal cost)
    {
        var free = FreeAt(signal);
        return free.Least >= cost ? true : free.Most < cost ? false : null;
    }

    /// <summary>What was free for an entry when it was answered.</summary>
    public Bounds FreeAt(SignalRaised signal)
    {
        var (heard, moment) = AnsweredAt(signal);
        return new(Cash.FreeAtLeast(moment, heard, signal.Id), Cash.FreeAtMost(moment, signal.Id));
    }

    /// <summary>What the account was worth when a signal was answered.</summary>
    public Bounds WorthAt(SignalRaised signal)
    {
        var (heard, moment) = AnsweredAt(signal);
        return worth.At(heard, moment);
    }

    /// <summary>When, and up to when all that was booked was surely known.</summary>
    (DateTimeOffset Heard, DateTimeOffset Moment) AnsweredAt(SignalRaised signal)
    {
        var moment = answeredAt.GetValueOrDefault(signal.Id, saidAt[signal.Id]);
        return (isLive ? HeardAt(signal) : moment, moment);
    }

    /// <summary>The position that an order entered or sold of.</summary>
    public Stay? StayOf(ClientOrderId order) => stayOf.GetValueOrDefault(order);

    /// <summary>What it has over at the end, at the prices given: cash flows of all fills and the value of what is held.</summary>
    public decimal ValueAt(Func<Symbol, decimal> price) => Filled.Sum(order => Worth(fills[order], price(fills[order].Key.Symbol)));

    /// <summary>What one order adds to the account when what it traded is worth so much in the end.</summary>
    public static decimal Worth(OrderFills order, decimal price)
    {
        var sign = order.Side == Side.Buy ? 1 : -1;
        return (sign * ((order.Quantity * price) - order.Notional)) - CostOf(order, price);
    }

    /// <summary>The fee: in quote currency as booked, in the base asset at the price given.</summary>
    public static decimal CostOf(OrderFills order, decimal price) => order.PaidInBase ? (order.Quantity - order.Net) * price : order.Fee;

    /// <summary>What a signal ends counts from its own moment: only legs and the engine's own orders take theirs.</summary>
    bool HasEndedBy(Stay stay, DateTimeOffset moment, DateTimeOffset known) => stay.End is { } end
        && (saidAt.TryGetValue(end.Order, out var said) ? said < moment : isLive ? stay.EndLearnt <= known : end.CandleOpen < moment);

    void Take(TradingEvent e)
    {
        switch (e)
        {
            case SignalRaised said:
                Said[said.Id] = said;
                saidAt[said.Id] = said.CandleOpen + said.Key.Series.Timeframe.Duration;
                worth.Take(said);
                break;
            case SignalRefused no:
                (refusals[no.Signal], answeredAt[no.Signal]) = (no.Refusal, no.At);
                break;
            case OrderApproved approved:
                answeredAt[approved.Intent.Id] = approved.At;
                break;
            case OrderSubmitted sent:
                (Orders[sent.Intent.Id], sentAt[sent.Intent.Id]) = (sent.Intent, sent.At);
                break;
            case OrderRejected no:
                rejected.Add(no.Order);
                break;
            case OrderFilled filled when input.Candles.ContainsKey(filled.Key.Symbol) && !IsBehind(filled):
                Book(filled);
                worth.Take(filled);
                break;
            case PositionLost lost when held.Remove(lost.Key, out var gone):
                worth.Take(lost, gone);
                break;
            case DustLeft dust when stays.GetValueOrDefault(dust.Key) is [.., var last]:
                last.DustSaid = dust.At;
                break;
            case PositionNaked naked when stayOf.TryGetValue(naked.Entry, out var stay):
                stay.Naked = naked;
                break;
        }
    }

    /// <summary>What fills in a candle behind the last one that is compared has no counterpart.</summary>
    bool IsBehind(OrderFilled filled) =>
        input.Candles[filled.Key.Symbol].Series.Timeframe.OpenOf(filled.Fill.CandleOpen) > input.Until;

    void Book(OrderFilled filled)
    {
        var order = filled.Fill.Order;
        var before = held.GetValueOrDefault(filled.Key);
        if (fills.TryGetValue(order, out var known))
            fills[order] = known.With(filled);
        else
        {
            fills[order] = OrderFills.Of(filled, before);
            if (filled.At > input.From)
                Filled.Add(order);
        }
        held[filled.Key] = before + (filled.Side == Side.Buy ? filled.Fill.Net.Value : -filled.Fill.Net.Value);
        if (filled.Side == Side.Buy)
            Begin(filled.Key, order);
        else if (stays.GetValueOrDefault(filled.Key) is [.., var last])
        {
            stayOf[order] = last;
            if (input.InstrumentOf(filled.Key.Symbol).RoundDown(held[filled.Key]).IsZero)
                (last.End, last.EndLearnt) = (fills[order], filled.At);
        }
    }

    void Begin(StrategyKey key, ClientOrderId order)
    {
        if (!stays.TryGetValue(key, out var all))
            stays[key] = all = [];
        if (all is [.., var last] && last.Entry == order)
            return;
        stayOf[order] = new(order);
        all.Add(stayOf[order]);
    }
}

using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>One run, by what it said, what it answered, what filled and what it held.</summary>
sealed class RunBook
{
    readonly Dictionary<ClientOrderId, string> refusals = [];
    readonly Dictionary<ClientOrderId, OrderFills> fills = [];
    readonly Dictionary<StrategyKey, List<Stay>> stays = [];
    readonly Dictionary<StrategyKey, decimal> held = [];
    readonly Dictionary<ClientOrderId, DateTimeOffset> saidAt = [];
    readonly ParityInput input;
    readonly bool isLive;

    public RunBook(IReadOnlyList<TradingEvent> events, ParityInput input, bool isLive)
    {
        (this.input, this.isLive) = (input, isLive);
        foreach (var e in events)
            Take(e);
        Signals = Said.Values.Where(one => one.CandleOpen >= input.From && one.CandleOpen < input.Until).ToDictionary(one => one.Id);
    }

    /// <summary>Inside the time that is compared.</summary>
    public IReadOnlyDictionary<ClientOrderId, SignalRaised> Signals { get; }

    public Dictionary<ClientOrderId, OrderIntent> Orders { get; } = [];

    /// <summary>In the order of their first fills.</summary>
    public List<ClientOrderId> Filled { get; } = [];

    Dictionary<ClientOrderId, SignalRaised> Said { get; } = [];

    public OrderFills? FillsOf(ClientOrderId order) => fills.GetValueOrDefault(order);

    /// <summary>What became of a signal: <c>sent</c>, the code of its refusal, or <c>nothing</c>.</summary>
    public string AnswerTo(ClientOrderId signal) => Orders.ContainsKey(signal) ? "sent" : refusals.GetValueOrDefault(signal, "nothing");

    /// <summary>The position that a strategy had when a signal was answered, or null.</summary>
    public Stay? HeldAt(StrategyKey key, DateTimeOffset moment) =>
        LastBegun(key, moment) is { } last && !HasEndedBy(last, moment) ? last : null;

    /// <summary>The position that a strategy entered last before a signal, over or not.</summary>
    public Stay? LastBegun(StrategyKey key, DateTimeOffset moment) =>
        stays.GetValueOrDefault(key)?.FindLast(stay => MomentOf(stay.Entry) is { } said && said < moment);

    public Stay? StayOf(StrategyKey key, ClientOrderId entry) => stays.GetValueOrDefault(key)?.Find(stay => stay.Entry == entry);

    /// <summary>The position that an order entered or ended.</summary>
    public Stay? StayOf(OrderFills order) =>
        stays.GetValueOrDefault(order.Key)?.Find(stay => stay.Entry == order.Order || stay.End?.Order == order.Order);

    /// <summary>What it has over at the end, at the prices given: cash flows of all fills and the value of what is held.</summary>
    public decimal ValueAt(Func<Symbol, decimal> price) => fills.Values.Sum(one => Worth(one, price(one.Key.Symbol)));

    /// <summary>What one order adds to the account when what it traded is worth so much in the end.</summary>
    public static decimal Worth(OrderFills order, decimal price)
    {
        var sign = order.Side == Side.Buy ? 1 : -1;
        return (sign * ((order.Quantity * price) - order.Notional)) - CostOf(order, price);
    }

    /// <summary>The fee: in quote currency as booked, in the base asset at the price given.</summary>
    public static decimal CostOf(OrderFills order, decimal price) => order.PaidInBase ? (order.Quantity - order.Net) * price : order.Fee;

    DateTimeOffset? MomentOf(ClientOrderId signal) => saidAt.TryGetValue(signal, out var moment) ? moment : null;

    bool HasEndedBy(Stay stay, DateTimeOffset moment) => stay.End is { } end
        && (MomentOf(end.Order) is { } said ? said < moment : isLive ? end.At <= moment : end.CandleOpen < moment);

    void Take(TradingEvent e)
    {
        switch (e)
        {
            case SignalRaised said:
                Said[said.Id] = said;
                saidAt[said.Id] = said.CandleOpen + said.Key.Series.Timeframe.Duration;
                break;
            case SignalRefused no:
                refusals[no.Signal] = no.Refusal.Code;
                break;
            case OrderSubmitted sent:
                Orders[sent.Intent.Id] = sent.Intent;
                break;
            case OrderFilled filled when IsCompared(filled):
                Book(filled);
                break;
        }
    }

    /// <summary>What fills in a candle behind the last one that is compared has no counterpart.</summary>
    bool IsCompared(OrderFilled filled) =>
        input.Candles[filled.Key.Symbol].Series.Timeframe.OpenOf(filled.Fill.CandleOpen) <= input.Until;

    void Book(OrderFilled filled)
    {
        var order = filled.Fill.Order;
        var before = held.GetValueOrDefault(filled.Key);
        if (fills.TryGetValue(order, out var known))
            fills[order] = known.With(filled);
        else
        {
            fills[order] = OrderFills.Of(filled, before);
            Filled.Add(order);
        }
        held[filled.Key] = before + (filled.Side == Side.Buy ? filled.Fill.Net.Value : -filled.Fill.Net.Value);
        if (!stays.TryGetValue(filled.Key, out var all))
            stays[filled.Key] = all = [];
        if (filled.Side == Side.Buy)
        {
            if (all.LastOrDefault()?.Entry != order)
                all.Add(new(order));
        }
        else if (all.LastOrDefault() is { } last && input.InstrumentOf(filled.Key.Symbol).RoundDown(held[filled.Key]).IsZero)
            (last.End, last.EndLearnt, last.Dust) = (fills[order], filled.At, held[filled.Key]);
    }
}

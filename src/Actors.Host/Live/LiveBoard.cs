using Actors.Domain;
using Actors.Runtime.Persistence;

namespace Actors.Host.Live;

/// <summary>What is working and what is halted, kept from the events of the journal. May be used from any thread.</summary>
sealed class LiveBoard
{
    const int LinesKept = 200;

    readonly Lock gate = new();
    readonly Dictionary<ClientOrderId, Order> working = [];
    readonly SortedDictionary<string, string> halts = new(StringComparer.Ordinal);
    readonly Queue<string> lines = [];

    /// <summary>Told of each new line, for a terminal that nobody watches.</summary>
    public Action<string>? Said { get; set; }

    /// <summary>When the last event was decided; null before the first.</summary>
    public DateTimeOffset? Last { get; private set; }

    public IReadOnlyList<string> Lines
    {
        get { lock (gate) return [.. lines]; }
    }

    public IReadOnlyList<string> Halts
    {
        get { lock (gate) return [.. halts.Select(halt => $"{halt.Key}: {halt.Value}")]; }
    }

    public IReadOnlyList<OrderLine> Orders
    {
        get
        {
            lock (gate)
                return [.. working.Values.OrderBy(order => order.Id).Select(order => new OrderLine(
                    order.Id, order.Key, order.Side, order.Terms.Type, order.Status, order.Ordered, order.Filled))];
        }
    }

    /// <summary>Reads what happened before this start.</summary>
    public async Task Read(IJournal journal, string account, CancellationToken stop)
    {
        foreach (var stream in (string[])[$"execution-{account}", $"risk-{account}"])
        {
            await foreach (var kept in journal.Replay(stream, 1, long.MaxValue, stop))
            {
                if (kept.Event is TradingEvent happened)
                    Take(happened, isNew: false);
            }
        }
    }

    public void Take(TradingEvent happened) => Take(happened, isNew: true);

    void Take(TradingEvent happened, bool isNew)
    {
        var line = isNew ? EventLine.Of(happened) : null;
        lock (gate)
        {
            if (Last is not { } last || happened.At > last)
                Last = happened.At;
            Follow(happened);
        }
        if (line is not null)
            Say(line);
    }

    public void Say(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > LinesKept)
                lines.Dequeue();
        }
        Said?.Invoke(line);
    }

    void Follow(TradingEvent happened)
    {
        switch (happened)
        {
            case TradingHalted halted:
                halts[halted.Code] = halted.Text;
                break;
            case TradingResumed resumed:
                halts.Remove(resumed.Code);
                break;
            case OrderSubmitted submitted:
                working[submitted.Intent.Id] = Order.Of(submitted);
                break;
            case LegOpened leg when !working.ContainsKey(leg.Leg.Order):
                working[leg.Leg.Order] = Order.Of(leg);
                break;
            default:
                if (OrderOf(happened) is { } id && working.TryGetValue(id, out var order))
                    Keep(order.IsLive ? order.Apply(happened) : order);
                break;
        }
    }

    void Keep(Order order)
    {
        if (order.IsLive)
            working[order.Id] = order;
        else
            working.Remove(order.Id);
    }

    static ClientOrderId? OrderOf(TradingEvent happened) => happened switch
    {
        OrderAccepted e => e.Order,
        OrderRejected e => e.Order,
        OrderUnknown e => e.Order,
        OrderTriggered e => e.Order,
        OrderCancelled e => e.Order,
        OrderFilled e => e.Fill.Order,
        LegOpened e => e.Leg.Order,
        _ => null,
    };
}

using Actors.Domain;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>What has been told of one order at the venue. Changed by the desk alone, under its lock.</summary>
/// <param name="name">Its client order id at the venue.</param>
/// <param name="id">The order that it stands for.</param>
sealed class WorkingOrder(string symbol, string name, ClientOrderId id)
{
    readonly HashSet<(long Order, long Execution)> executions = [];
    readonly HashSet<long> trades = [];

    public string Symbol => symbol;
    public string Name => name;
    public ClientOrderId Id => id;

    /// <summary>The venue's own id, once it has told it.</summary>
    public long OrderId { get; set; } = -1;

    /// <summary>Its request is under way.</summary>
    public bool IsBeingSent { get; set; }

    /// <summary>By when its last request had left; null where this process sent none.</summary>
    public DateTimeOffset? SentBy { get; set; }

    /// <summary>The venue has told of it.</summary>
    public bool IsAtVenue { get; set; }

    public bool IsOpened { get; set; }
    public bool IsTriggered { get; set; }
    public bool HasEnded { get; set; }

    /// <summary>When the venue first did not know it after its request could no longer arrive; null where that was not so.</summary>
    public DateTimeOffset? MissedAt { get; set; }

    /// <summary>The sum of the fills that were reported.</summary>
    public decimal Told { get; private set; }

    /// <summary>What the venue says has filled at least.</summary>
    public decimal Total { get; private set; }

    /// <summary>True while something may still have to be reported.</summary>
    public bool IsOwing => IsAtVenue && (!HasEnded || Told < Total);

    public bool SawExecution(long order, long execution) => execution < 0 || executions.Add((order, execution));

    /// <summary>True of a fill that was not reported before.</summary>
    public bool Book(in OrderFill fill)
    {
        Total = Math.Max(Total, fill.Total);
        if (!trades.Add(fill.TradeId))
            return false;
        Told += fill.Quantity;
        return true;
    }
}

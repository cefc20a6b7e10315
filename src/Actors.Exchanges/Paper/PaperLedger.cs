using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>The account's quote currency, what it paid in fees, and the way out for reports. One for all books.</summary>
sealed class PaperLedger(PaperOptions options)
{
    readonly TradedVolume traded = new();
    bool busy;
    long trades = options.FillsBefore;
    long orders;

    public decimal Cash { get; private set; } = options.Cash.Value;
    public decimal Fees { get; private set; }
    public Action<VenueReport>? Reports { get; set; }

    public string NextTradeId() => $"paper-t{++trades}";

    public string NextOrderId() => $"paper-{++orders}";

    public decimal FeeRate(Liquidity liquidity, DateTimeOffset at) =>
        options.Fees.Rate(liquidity, options.Fees.Tiers.Count == 0 ? 0 : traded.Before(at));

    public void Book(Side side, decimal notional, decimal fee, DateTimeOffset at)
    {
        Cash += side == Side.Buy ? -(notional + fee) : notional - fee;
        Fees += fee;
        if (options.Fees.Tiers.Count != 0)
            traded.Add(at, notional);
    }

    public void Report(VenueReport report) => Reports?.Invoke(report);

    public KeptLedger Kept => new(Cash, Fees, trades, orders, traded.Kept);

    public void Restore(KeptLedger kept)
    {
        (Cash, Fees, trades, orders) = (kept.Cash, kept.Fees, kept.Trades, kept.Orders);
        traded.Restore(kept.Traded);
    }

    /// <summary>Marks the begin of a call. One that fails half-way leaves the venue closed: its state is not to be trusted.</summary>
    /// <exception cref="DomainFault">Another call has not ended.</exception>
    public void Enter()
    {
        if (busy)
            throw Overlap();
        busy = true;
    }

    public void Leave() => busy = false;

    static DomainFault Overlap() => new(
        "the paper venue was called while a call to it was running or after one had failed: "
        + "call it from one thread at a time, and never from inside a report");
}

using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>
/// One market of a <see cref="PaperVenue"/>: its candles in, fills out. Hold on to it to feed candles without a
/// look-up. Not thread-safe: a venue and its books take one call at a time.
/// </summary>
public sealed class PaperBook
{
    readonly PaperOptions options;
    readonly PaperLedger ledger;
    readonly MarketState market;
    readonly FillDesk desk;
    readonly Brackets brackets;
    readonly Matching matching;
    readonly List<PaperOrder> orders = [];
    readonly HashSet<StrategyKey> inDoubt = []; // whose legs were cancelled after a candle that might have filled them

    internal PaperBook(PaperMarket traded, PaperOptions options, PaperLedger ledger)
    {
        Instrument = traded.Instrument;
        (this.options, this.ledger) = (options, ledger);
        market = new(traded.Timeframe, options.NeedsMemory);
        desk = new(Instrument, options, ledger, market);
        brackets = new(options, ledger, market, orders);
        matching = new(options, ledger, market, desk, brackets);
    }

    public Instrument Instrument { get; }
    public Symbol Symbol => Instrument.Symbol;

    /// <summary>What the account has of the base asset.</summary>
    public Quantity Holding => new(desk.Holding);

    /// <summary>The close of the last candle, or null before the first.</summary>
    internal Price? Last => market.Number == 0 ? null : new Price(market.Close);

    /// <summary>
    /// Takes the candle that just closed, before strategies see it: orders placed until now meet its open, then its
    /// inside.
    /// </summary>
    /// <exception cref="DomainFault">
    /// The candle is not after the last one, or breaks its own rules, or the venue is in the middle of another call.
    /// </exception>
    public void OnCandle(in Candle candle)
    {
        ledger.Enter();
        market.Enter(candle);
        if (orders.Count != 0 && AnyTouched(candle))
            Match(candle);
        ledger.Leave();
    }

    internal void Add(OrderIntent intent)
    {
        var order = PaperOrder.Of(intent, QueueChance.Draw(intent.Id, options.Seed, options.LimitTouchProbability));
        if (intent.ReducesPosition)
            order.Doubt = inDoubt.Remove(intent.Key);
        orders.Add(order);
        if (options.Fill == FillMode.NextOpen)
        {
            order.ArrivesIn = market.Number + 1;
            return;
        }
        order.ArrivesIn = market.Number;
        matching.Lead(order, PathPart.Point(order.Eyes(market.Close)), null, market.Closed);
        Sweep();
    }

    /// <returns>False when no open order has the id, nor is a leg of the order that has it.</returns>
    internal bool Cancel(ClientOrderId id)
    {
        var found = orders.Find(order => order.Id == id || order.Family.Id == id);
        if (found is null)
            return false;
        if (found.Family is { Doubt: true, Key: { } key })
            inDoubt.Add(key);
        brackets.CancelFamily(found.Family, "cancelled by its owner", market.Closed);
        Sweep();
        return true;
    }

    /// <summary>Opens the legs of an entry for what is held of it; the order itself need not be known here.</summary>
    internal void Protect(OrderIntent intent, Quantity held)
    {
        var entry = PaperOrder.Of(intent, fillsAtTouch: false);
        (entry.Open, entry.Filled) = (false, held.Value);
        brackets.Protect(entry, market.Close, null, market.Closed);
        Sweep();
    }

    /// <summary>The end of the last candle; before the first one, the beginning of time.</summary>
    public DateTimeOffset Closed => market.Closed;

    internal bool HasOrders => orders.Count > 0;

    internal KeptBook Kept => new(
        Symbol.Name, desk.Holding, market.Kept, [.. orders.Select(order => order.Kept)],
        [.. orders.Select(order => order.Family).Where(family => !family.Open).Distinct().Select(family => family.Kept)],
        [.. inDoubt.Order().Select(KeptKey.Of)]);

    internal void Restore(KeptBook kept)
    {
        desk.Holding = kept.Holding;
        market.Restore(kept.Market);
        var families = kept.Ended.Select(PaperOrder.Of).ToDictionary(order => order.Id);
        foreach (var one in kept.Orders)
        {
            var order = PaperOrder.Of(one, one.Entry is { } entry ? families[new(entry)] : null);
            if (one.Entry is null)
                families.Add(order.Id, order);
            orders.Add(order);
        }
        inDoubt.UnionWith(kept.InDoubt.Select(key => key.Key));
    }

    internal IEnumerable<OpenOrder> Open => orders.Select(order => OpenOrder.Of(order, Symbol));

    bool AnyTouched(in Candle candle)
    {
        foreach (var order in orders)
        {
            if (OrderRules.Touches(order, candle))
                return true;
        }
        return false;
    }

    void Match(in Candle candle)
    {
        if (candle.Fault is { } fault)
            throw new DomainFault($"the candle of {Symbol} at {candle.OpenTime:O} cannot be: {fault}");
        // The open is certain and first. Legs that it opens stand behind these orders and wait for the inside.
        var standing = orders.Count;
        for (var i = 0; i < standing; i++)
        {
            var order = orders[i];
            if (order.Open)
                Lead(order, PathPart.Point(order.Eyes(candle.Open.Value)), PathPart.Whole(candle, order.Side), market.Opened);
        }
        // The list grows while entries open their legs.
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (!order.Open || order.Stage == OrderStage.Market)
                continue;
            var part = order.Born ?? PathPart.Whole(candle, order.Side);
            Lead(order, part, part, market.Closed);
        }
        Sweep();
    }

    void Lead(PaperOrder order, in PathPart part, in PathPart rest, DateTimeOffset at)
    {
        matching.Lead(order, part, rest, at);
        // Where legs begin is as certain as the open: both look there before either looks ahead.
        LeadAtBirth(order.StopLeg, at);
        LeadAtBirth(order.TargetLeg, at);
    }

    void LeadAtBirth(PaperOrder? leg, DateTimeOffset at)
    {
        if (leg is { Open: true, Born: { } born, Stage: not OrderStage.Market })
            matching.Lead(leg, PathPart.Point(born.Start), born, at);
    }

    void Sweep()
    {
        orders.RemoveAll(order => !order.Open);
        foreach (var order in orders)
            order.Born = null;
    }
}

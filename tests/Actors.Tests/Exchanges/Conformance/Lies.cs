using Actors.Domain;
using Actors.Exchanges.Conformance;

namespace Actors.Tests.Exchanges.Conformance;

/// <summary>At least one saboteur for every group of cases; each is made anew for every venue and feed that is opened.</summary>
static class Lies
{
    public static IReadOnlyList<Func<Lie>> All { get; } =
    [
        // Candles of the past.
        () => new("HIST-01", "leaves a candle out") { History = (_, all) => all.Count < 3 ? all : [.. all.Take(1), .. all.Skip(2)] },
        () => new("HIST-02", "leaves the last candle out") { History = (_, all) => [.. all.SkipLast(1)] },
        () => new("HIST-03", "gives a high below the close") { History = (_, all) => [.. all.Select(one => one with { High = one.Low, Close = new(one.Low.Value * 2) })] },
        () => new("HIST-04", "gives the forming candle") { History = (_, all) => [.. all, all[^1] with { OpenTime = all[^1].OpenTime.AddMinutes(1) }, all[^1] with { OpenTime = all[^1].OpenTime.AddMinutes(2) }] },
        () => new("HIST-05", "gives the first page alone") { History = (_, all) => [.. all.Take(1_000)] },
        () => new("HIST-10", "has coarse candles of its own") { History = (series, all) => series.Timeframe == Timeframe.OneMinute ? all : [.. all.Select(one => one with { Volume = new(one.Volume.Value + 1) })] },
        () => new("HIST-11", "knows every symbol") { History = (_, all) => all },
        // Live candles.
        () => new("LIVE-01", "begins later than asked") { Sink = sink => Skipping(sink, 1) },
        () => new("LIVE-02", "tells each closed candle twice") { Sink = sink => new LyingSink(sink) { OnClosed = (to, series, candle) => { to.Closed(series, candle); to.Closed(series, candle); } } },
        () => new("LIVE-03", "tells forming candles as closed") { Sink = sink => new LyingSink(sink) { OnForming = (to, series, candle) => to.Closed(series, candle) } },
        () => new("LIVE-05", "rounds prices") { Sink = sink => new LyingSink(sink) { OnClosed = (to, series, candle) => to.Closed(series, candle with { Volume = new(candle.Volume.Value + 0.001m) }) } },
        () => new("LIVE-07", "speaks from many threads") { Sink = sink => new LyingSink(sink) { OnForming = (to, series, candle) => AtOnce(() => to.Forming(series, candle)) } },
        () => new("LIVE-08", "is never Live") { Sink = sink => new LyingSink(sink) { OnHealth = (to, series, health, why) => to.Health(series, health == FeedHealth.Live ? FeedHealth.CatchingUp : health, why) } },
        () => new("LIVE-11", "is always Live") { Sink = sink => new LyingSink(sink) { OnHealth = (to, series, _, why) => to.Health(series, FeedHealth.Live, why) } },
        () => new("LIVE-12", "speaks when it is disposed of") { SpeaksAfterwards = true },
        // Account and rules.
        () => new("ACCT-02", "tells balances in any order") { Account = account => account with { Balances = [new("ZZZ", 1, 0), .. account.Balances] } },
        () => new("ACCT-03", "forgets the limit of an open order") { Account = account => account with { OpenOrders = [.. account.OpenOrders.Select(order => order with { Limit = null })] } },
        Leaking,
        () => new("RULE-03", "refuses without saying the least") { Place = async (venue, intent) => await Lie.Honestly(venue, intent) is PlaceResult.Rejected ? new PlaceResult.Rejected("no", "no") : new PlaceResult.Accepted("1") },
        () => new("RULE-06", "cuts a quantity off the step") { Place = (venue, intent) => Lie.Honestly(venue, intent.Size is OrderSize.Base { Quantity: var asked } ? intent with { Size = new OrderSize.Base(new(decimal.Floor(asked.Value * 100_000) / 100_000)) } : intent) },
        // Orders.
        () => new("MKT-03", "spends more than the amount") { Place = (venue, intent) => Lie.Honestly(venue, intent.Size is OrderSize.Quote quote ? intent with { Size = quote with { Amount = quote.Amount * 1.2m } } : intent) },
        () => new("MKT-06", "makes up the venue's id") { Place = async (venue, intent) => await Lie.Honestly(venue, intent) is PlaceResult.Accepted ? new PlaceResult.Accepted("made up") : new PlaceResult.Rejected("no", "no") },
        () => new("LIM-01", "takes a limit for a market order") { Place = (venue, intent) => Lie.Honestly(venue, intent.Type == OrderType.Limit ? intent with { Type = OrderType.Market, Limit = null } : intent) },
        () => new("TRIG-01", "takes a stop for a market order") { Place = (venue, intent) => Lie.Honestly(venue, intent.Type == OrderType.Stop ? intent with { Type = OrderType.Market, Trigger = null } : intent) },
        () => new("TRIG-06", "takes a stop on the wrong side and forgets it") { Place = async (venue, intent) => await Lie.Honestly(venue, intent) is PlaceResult.Accepted taken ? taken : new PlaceResult.Accepted("1") },
        () => new("TRIG-07", "does not tell of triggers") { Report = report => report is VenueReport.Triggered ? [] : [report] },
        // Protection.
        () => new("PROT-01", "says Standing and places nothing") { Protect = (_, _, _) => Standing },
        () => new("PROT-03", "leaves the target out") { Protect = (venue, entry, held) => venue.Protect(entry with { Bracket = entry.Bracket! with { Target = null } }, held, default).AsTask() },
        () => new("PROT-06", "tells a leg at every opening twice") { Report = report => report is VenueReport.LegOpened ? [report, report] : [report] },
        OldLegs,
        () => new("PROT-09", "says Standing of a stop that was refused") { Protect = async (venue, entry, held) => await venue.Protect(entry, held, default) is ProtectResult.Unknown doubt ? doubt : new ProtectResult.Standing() },
        () => new("PROT-11", "leaves a stop orphaned") { Cancel = (_, _, _) => Task.FromResult<CancelResult>(new CancelResult.Done()) },
        () => new("PROT-15", "does not tell how the other leg ended") { Report = report => report is VenueReport.Cancelled ? [] : [report] },
        // Cancelling and finding out.
        () => new("CANC-01", "reports a cancellation twice") { Report = report => report is VenueReport.Cancelled ? [report, report] : [report] },
        () => new("CANC-02", "says Done of what has filled") { Cancel = async (venue, symbol, id) => await venue.Cancel(symbol, id, toReplace: false, default) is CancelResult.Unknown doubt ? doubt : new CancelResult.Done() },
        () => new("CANC-08", "cancels everything") { Cancel = CancelAll },
        () => new("FIND-02", "finds no fills") { Find = async (venue, symbol, id) => await venue.Find(symbol, id, default) is FindResult.Found found ? new FindResult.Found(found.Order with { Fills = [] }) : new FindResult.Never("") },
        () => new("FIND-04", "never says Never") { Find = async (venue, symbol, id) => await venue.Find(symbol, id, default) is FindResult.Found found ? found : new FindResult.Unknown("perhaps") },
        NeverTooEarly,
        () => new("UNKN-01", "takes an unknown outcome for a refusal") { Place = async (venue, intent) => await Lie.Honestly(venue, intent) is PlaceResult.Accepted taken ? taken : new PlaceResult.Rejected("timeout", "no answer") },
        () => new("UNKN-03", "says Never while the request is under way") { Find = async (venue, symbol, id) => await venue.Find(symbol, id, default) is FindResult.Found found ? found : new FindResult.Never("not there") },
        // Ids, fills, reports.
        () => new("IDS-02", "cuts long ids") { Place = (venue, intent) => Lie.Honestly(venue, intent.Id.Value.Length > 36 ? intent with { Id = new(intent.Id.Value[..36]) } : intent) },
        () => new("IDS-04", "opens the same id twice") { Place = AnewWhenTaken },
        () => new("IDS-05", "fills the same id twice") { Place = AnewWhenTaken },
        () => new("FILL-01", "tells no totals") { Report = report => report is VenueReport.Filled fill ? [fill with { Total = null }] : [report] },
        () => new("FILL-02", "says Done before the last fill") { Report = report => report is VenueReport.Filled fill ? [fill with { Done = true }, fill with { TradeId = fill.TradeId + "b", Quantity = Quantity.Zero, Done = true }] : [report] },
        () => new("FILL-04", "tells the fee in the wrong unit") { Report = report => report is VenueReport.Filled fill ? [fill with { Fee = fill.Fee * 10_000 }] : [report] },
        () => new("FILL-05", "does not tell what the venue kept") { Report = report => report is VenueReport.Filled fill ? [fill with { BaseFee = Quantity.Zero }] : [report] },
        () => new("FILL-07", "keeps the fee of a sale quiet") { Report = report => report is VenueReport.Filled fill ? [fill with { Fee = Money.Zero }] : [report] },
        () => new("REPT-01", "reports each fill twice") { Report = report => report is VenueReport.Filled ? [report, report] : [report] },
        () => new("REPT-03", "loses a fill") { Report = report => report is VenueReport.Filled ? [] : [report] },
        () => new("REPT-04", "does not tell of ends") { Report = report => report is VenueReport.Cancelled ? [] : [report] },
        () => new("REPT-07", "does not tell of openings") { Report = report => report is VenueReport.LegOpened ? [] : [report] },
        // Others, funds, restart, load, books.
        () => new("FRGN-01", "hides orders of others") { Account = account => account with { OpenOrders = [.. account.OpenOrders.Where(order => !order.Id.Value.StartsWith("by-hand", StringComparison.Ordinal))] } },
        () => new("FRGN-03", "cancels orders of others") { Cancel = CancelAll },
        () => new("FUND-01", "takes what cannot be paid") { Place = async (venue, intent) => await Lie.Honestly(venue, intent) is PlaceResult.Accepted taken ? taken : new PlaceResult.Accepted("1") },
        ForgetsAtRestart,
        () => new("RSTR-05", "places the legs of before anew") { Protect = LegsAnew() },
        Overloaded,
        () => new("BOOK-01", "reports each fill twice") { Report = report => report is VenueReport.Filled ? [report, report] : [report] },
        () => new("BOOK-03", "reports a stranger's order") { Report = report => [report, report with { Order = new("stranger") }] },
        () => new("BOOK-04", "keeps the fee in base quiet") { Report = report => report is VenueReport.Filled fill ? [fill with { BaseFee = Quantity.Zero }] : [report] },
        () => new("BOOK-06", "says that cancels are done") { Cancel = (_, _, _) => Task.FromResult<CancelResult>(new CancelResult.Done()), Place = (venue, intent) => Lie.Honestly(venue, intent.Type == OrderType.Market ? intent with { Type = OrderType.Limit, Limit = new(decimal.Round(intent.Reference.Value * 0.9m, 2)) } : intent) },
    ];

    static Task<ProtectResult> Standing => Task.FromResult<ProtectResult>(new ProtectResult.Standing());

    static void AtOnce(Action speak)
    {
        using var together = new Barrier(4);
        Thread[] speakers = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            together.SignalAndWait();
            for (var i = 0; i < 20; i++)
                speak();
        }))];
        foreach (var speaker in speakers)
            speaker.Start();
        foreach (var speaker in speakers)
            speaker.Join();
    }

    static LyingSink Skipping(IMarketSink sink, int count)
    {
        Dictionary<Series, int> skipped = [];
        return new(sink)
        {
            OnClosed = (to, series, candle) =>
            {
                lock (skipped)
                {
                    if (skipped.TryGetValue(series, out var so) && so >= count)
                        to.Closed(series, candle);
                    else
                        skipped[series] = so + 1;
                }
            },
        };
    }

    static Lie Leaking()
    {
        var calls = 0;
        return new("ACCT-06", "loses a little at every look") { Account = account => account with { Balances = [.. account.Balances.Select(one => one with { Free = one.Free - (++calls * 0.00000001m) })] } };
    }

    static Lie OldLegs()
    {
        HashSet<ClientOrderId> standing = [];
        return new("PROT-07", "leaves legs at their old size")
        {
            Protect = async (venue, entry, held) =>
            {
                if (standing.Contains(entry.Id))
                    return new ProtectResult.Standing();
                var answer = await venue.Protect(entry, held, default);
                if (answer is ProtectResult.Standing)
                    standing.Add(entry.Id);
                return answer;
            },
        };
    }

    static Lie NeverTooEarly()
    {
        HashSet<ClientOrderId> asked = [];
        return new("FIND-05", "says Never at the first question") { Find = async (venue, symbol, id) => asked.Add(id) ? new FindResult.Never("not there") : await venue.Find(symbol, id, default) };
    }

    static Lie ForgetsAtRestart()
    {
        HashSet<ClientOrderId> known = [];
        return new("RSTR-01", "forgets open orders at a restart")
        {
            Place = (venue, intent) =>
            {
                known.Add(intent.Id);
                return Lie.Honestly(venue, intent);
            },
            Account = account => account with { OpenOrders = [.. account.OpenOrders.Where(order => known.Contains(order.Id))] },
        };
    }

    static Lie Overloaded()
    {
        var underWay = 0;
        return new("LOAD-01", "passes the venue's limits on")
        {
            Place = async (venue, intent) =>
            {
                if (Interlocked.Increment(ref underWay) > 5)
                    return new PlaceResult.Rejected("-1015", "too many orders");
                var answer = await Lie.Honestly(venue, intent);
                Interlocked.Decrement(ref underWay);
                return answer;
            },
        };
    }

    static Func<IVenue, OrderIntent, Quantity, Task<ProtectResult>> LegsAnew()
    {
        var isFirst = true;
        return async (venue, entry, held) =>
        {
            if (isFirst)
                await venue.Cancel(entry.Symbol, entry.Id, toReplace: false, default);
            isFirst = false;
            return await venue.Protect(entry, held, default);
        };
    }

    static async Task<PlaceResult> AnewWhenTaken(IVenue venue, OrderIntent intent) =>
        await venue.Find(intent.Symbol, intent.Id, default) is FindResult.Found
            ? await Lie.Honestly(venue, intent with { Id = new(intent.Id.Value[..^1] + "99") })
            : await Lie.Honestly(venue, intent);

    static async Task<CancelResult> CancelAll(IVenue venue, Symbol symbol, ClientOrderId id)
    {
        var open = (await venue.Account(default)).OpenOrders;
        foreach (var order in open.Where(order => order.Id != id))
            await venue.Cancel(symbol, order.Id, toReplace: false, default);
        return await venue.Cancel(symbol, id, toReplace: false, default);
    }
}

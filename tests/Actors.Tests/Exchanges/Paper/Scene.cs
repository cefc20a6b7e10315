using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>A paper venue with one market, a candle a minute, and all that it reported.</summary>
public sealed class Scene
{
    public static readonly Symbol Btc = new("BTCUSDT");
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly StrategyKey Key = new(new("binance", Btc, Timeframe.OneMinute), "test");

    public static readonly PaperOptions Plain = new()
    {
        Cash = new(1_000_000), Holdings = new Dictionary<Symbol, Quantity> { [Btc] = new(100) },
    };

    public Scene(PaperOptions? options = null, Instrument? instrument = null)
    {
        Venue = new(options ?? Plain, [new(instrument ?? Instrument.Unfiltered(Btc), Timeframe.OneMinute)])
        {
            Reports = report =>
            {
                Reports.Add(report);
                OnReport?.Invoke(report);
            },
        };
    }

    public PaperVenue Venue { get; }
    public IList<VenueReport> Reports { get; } = [];
    public Action<VenueReport>? OnReport { get; set; }
    public int Candles { get; private set; }

    public IEnumerable<VenueReport.Filled> Fills => Reports.OfType<VenueReport.Filled>();
    public VenueReport.Filled Fill => Fills.ShouldHaveSingleItem();

    public static DateTimeOffset Minute(int number) => Start.AddMinutes(number);

    public Scene Candle(decimal open, decimal high, decimal low, decimal close, decimal volume = 1000)
    {
        Venue.OnCandle(new(Minute(Candles), new(open), new(high), new(low), new(close), new(volume)), Btc);
        Candles++;
        return this;
    }

    /// <summary>A candle at rest at <paramref name="price"/>.</summary>
    public Scene Flat(decimal price, decimal volume = 1000) => Candle(price, price, price, price, volume);

    public Scene Buy(
        OrderType type = OrderType.Market, decimal quantity = 1, decimal? limit = null, decimal? trigger = null,
        decimal? trailingBps = null, Bracket? bracket = null, string id = "a") =>
        Accepted(Intent(Side.Buy, type, Base(quantity), limit, trigger, trailingBps, bracket, id));

    public Scene Sell(
        OrderType type = OrderType.Market, decimal quantity = 1, decimal? limit = null, decimal? trigger = null,
        decimal? trailingBps = null, Bracket? bracket = null, string id = "a", bool reduces = false) =>
        Accepted(Intent(Side.Sell, type, Base(quantity), limit, trigger, trailingBps, bracket, id, reduces));

    public Scene BuyFor(decimal amount, bool feesIncluded, OrderType type = OrderType.Market, decimal? limit = null, string id = "a") =>
        Accepted(Intent(Side.Buy, type, new OrderSize.Quote(new(amount), feesIncluded), limit, id: id));

    public Scene Accepted(OrderIntent intent)
    {
        Place(intent).ShouldBeOfType<PlaceResult.Accepted>();
        return this;
    }

    public PlaceResult Place(OrderIntent intent) => Venue.Place(Approved(intent), default).Result;

    public CancelResult Cancel(string id) => Venue.Cancel(Btc, new(id), toReplace: false, default).Result;

    public static OrderSize Base(decimal quantity) => new OrderSize.Base(new(quantity));

    public static Bracket Legs(decimal? stop = null, decimal? target = null, decimal? trailingBps = null) =>
        new(stop is { } s ? new Price(s) : null, target is { } t ? new Price(t) : null, trailingBps);

    public static OrderIntent Intent(
        Side side, OrderType type, OrderSize size, decimal? limit = null, decimal? trigger = null,
        decimal? trailingBps = null, Bracket? bracket = null, string id = "a", bool reduces = false) =>
        new(new(id), Key, side, type, size, new(100), "test",
            limit is { } l ? new Price(l) : null, trigger is { } t ? new Price(t) : null, trailingBps, bracket, reduces);

    public static ApprovedOrder Approved(OrderIntent intent)
    {
        var instrument = Instrument.Unfiltered(intent.Symbol);
        return ApprovedOrder.Review(intent, new(default, default, default, default, default, default, 0, instrument), []).Approved!;
    }

    /// <summary>The reports as one line each: <c>a filled 1 at 100</c>.</summary>
    public string[] Story => [.. Reports.Select(Told)];

    static string Told(VenueReport report) => report switch
    {
        VenueReport.Filled f => $"{f.Order} filled {Number(f.Quantity.Value)} at {Number(f.Price.Value)}{(f.Done ? "" : ", open")}{(f.Ambiguous ? ", ambiguous" : "")}",
        VenueReport.LegOpened l => $"{l.Order} opened {Number(l.Quantity.Value)} at {Number(l.Price!.Value.Value)}",
        VenueReport.Triggered t => $"{t.Order} triggered at {Number(t.Price.Value)}",
        VenueReport.Cancelled c => $"{c.Order} cancelled",
        VenueReport.Rejected r => $"{r.Order} rejected: {r.Code}",
        _ => throw new InvalidOperationException(report.ToString()),
    };

    static string Number(decimal value) => value.ToString("0.############");
}

using System.Collections.Concurrent;
using Actors.Domain;
using Actors.Exchanges.Binance;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.UserData;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Tests.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Binance.Venue;

/// <summary>The client against the simulated exchange, twenty times as fast as the wall clock, with a market at 64,000.</summary>
sealed class VenueRig : IAsyncDisposable
{
    public static readonly Symbol Btc = new("BTCUSDT");
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    static readonly StrategyKey Strategy = new(new("binance", Btc, Timeframe.OneHour), "test");

    readonly ConcurrentQueue<VenueReport> reports = new();
    readonly ConcurrentQueue<VenueOrder> foreign = new();
    readonly ConcurrentQueue<string> notices = new();
    readonly ConcurrentQueue<FeedHealth> sight = new();
    readonly TimeProvider clock;
    readonly TimeSpan renew;

    VenueRig(ExchangeSimulator simulator, TimeProvider clock, TimeSpan renew)
    {
        (Simulator, this.clock, this.renew) = (simulator, clock, renew);
        Rest = NewRest();
        Venue = NewVenue();
    }

    public ExchangeSimulator Simulator { get; }
    public BinanceRest Rest { get; private set; }
    public BinanceVenue Venue { get; private set; }
    public Faults Faults => Simulator.Faults;
    public IReadOnlyList<VenueReport> Reports => [.. reports];
    public IReadOnlyList<VenueOrder> Foreign => [.. foreign];
    public IReadOnlyList<string> Notices => [.. notices];
    public IReadOnlyList<FeedHealth> Sight => [.. sight];

    public static async Task<VenueRig> Open(Func<SimulatorOptions, SimulatorOptions>? change = null, TimeSpan? renew = null)
    {
        var fast = new AcceleratedTimeProvider(TimeProvider.System, new(2026, 3, 1, 0, 0, 2, TimeSpan.Zero), 20);
        // A garbage collection takes long on a fast clock.
        var options = SimulatedVenue.Usual with
        {
            WindowSlack = TimeSpan.FromMinutes(1),
            Accounts = [.. SimulatedVenue.Usual.Accounts, SimulatedVenue.Usual.Accounts[1] with { Name = "other", Keys = [new ApiKey.Hmac("OTHER", "other-secret")] }],
        };
        var rig = new VenueRig(await ExchangeSimulator.Start(change is null ? options : change(options), fast), fast, renew ?? UserDataOptions.Default.Renew);
        rig.Make(63_990, 64_010);
        await rig.Start();
        return rig;
    }

    public async Task Start()
    {
        using var limit = new CancellationTokenSource(Patience);
        await Venue.Start([Btc], limit.Token);
    }

    /// <summary>As after a kill: a new process that knows nothing.</summary>
    public async Task Restart()
    {
        await Venue.DisposeAsync();
        Rest.Dispose();
        (Rest, Venue) = (NewRest(), null!);
        Venue = NewVenue();
        await Start();
    }

    public void Make(decimal bid, decimal ask)
    {
        var middle = (bid + ask) / 2;
        Give("maker", Side.Sell, middle, 0.001m);
        Give("other", Side.Buy, middle, 0.001m);
        Give("maker", Side.Buy, bid, 5);
        Give("maker", Side.Sell, ask, 5);
    }

    /// <summary>The last price becomes this one.</summary>
    public void Trade(decimal price, decimal quantity = 0.001m)
    {
        Simulator.Exchange.Do((exchange, now) => exchange.CancelAll(Simulator.Exchange.Account("maker"), Btc.Name, now));
        Give("maker", Side.Buy, price - 10, 5);
        Give("maker", Side.Sell, price + 10, 5);
        Give("maker", Side.Sell, price, quantity);
        Give("other", Side.Buy, price, quantity);
    }

    public void Give(string account, Side side, decimal price, decimal quantity, string? id = null) => Simulator.Exchange.Do((exchange, now) =>
    {
        exchange.Place(Simulator.Exchange.Account(account), new NewOrder(Btc.Name, side, SpotOrderType.Limit)
        {
            Price = price, Quantity = quantity, TimeInForce = TimeInForce.GoodTillCanceled, ClientOrderId = id,
            SelfTradePrevention = SelfTradePrevention.None,
        }, now).Rejection.ShouldBeNull();
        return true;
    });

    /// <summary>Every order of ours, as the exchange itself has it.</summary>
    public IReadOnlyList<OrderView> AtExchange => Simulator.Exchange.Do((exchange, _) =>
        exchange.AllOrders(Simulator.Exchange.Account("trader"), Btc.Name));

    public decimal Held(string asset) => Simulator.Exchange.Do((_, _) =>
    {
        var balance = Simulator.Exchange.Account("trader").Balances.First(one => one.Asset == asset);
        return balance.Free + balance.Locked;
    });

    public static OrderIntent Intent(
        string id, Side side, OrderType type, decimal quantity, decimal? limit = null, decimal? trigger = null, Bracket? bracket = null) => new(
        new(id), Strategy, side, type, new OrderSize.Base(new(quantity)), new(64_000), "test",
        limit is { } l ? new Price(l) : null, trigger is { } t ? new Price(t) : null, Bracket: bracket, ReducesPosition: side == Side.Sell);

    public ValueTask<PlaceResult> Place(OrderIntent intent) => Venue.Place(Approved(intent), default);

    public static ApprovedOrder Approved(OrderIntent intent) =>
        ApprovedOrder.Review(intent, AccountView, []).Approved!;

    /// <summary>Waits for what must come.</summary>
    public async Task Until(Func<bool> condition, string what)
    {
        var end = DateTime.UtcNow + Patience;
        while (!condition())
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"{what} never came; {Reports.Count} reports, the last: {Reports.LastOrDefault()}; notices: {string.Join("\n", Notices)}");
            await Task.Delay(5);
        }
    }

    /// <summary>Asks until the answer is certain.</summary>
    public async Task<FindResult> Settle(string id)
    {
        FindResult found = new FindResult.Unknown("not asked");
        await Until(() => (found = Venue.Find(Btc, new(id), default).AsTask().GetAwaiter().GetResult()) is not FindResult.Unknown, "certainty");
        return found;
    }

    public async Task<ProtectResult> Protect(OrderIntent entry, decimal held)
    {
        ProtectResult told = new ProtectResult.Unknown("not asked");
        await Until(() => (told = Venue.Protect(entry, new(held), default).AsTask().GetAwaiter().GetResult()) is not ProtectResult.Unknown, "protection");
        return told;
    }

    public async ValueTask DisposeAsync()
    {
        await Venue.DisposeAsync();
        Rest.Dispose();
        await Simulator.DisposeAsync();
        Simulator.Exchange.LastBreak.ShouldBeNull();
    }

    static AccountView AccountView { get; } = default!;

    BinanceRest NewRest() => new(new(BinanceEnvironment.Simulator(Simulator.Uri), clock)
    {
        Credentials = new(SimulatedVenue.Key, SimulatedVenue.Secret), Notices = notices.Enqueue, RequestTimeout = TimeSpan.FromSeconds(40),
    });

    BinanceVenue NewVenue() => new(Rest, new() { UserData = UserDataOptions.Default with { Patience = TimeSpan.FromSeconds(20), Renew = renew }, StreamLag = TimeSpan.FromSeconds(20) })
    {
        Reports = reports.Enqueue, Foreign = foreign.Enqueue, Sight = (health, _) => sight.Enqueue(health),
    };
}

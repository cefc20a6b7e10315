using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Runtime.TestKit;
using Actors.Tests.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Binance.Venue;

/// <summary>
/// Many traders on one exchange whose user data streams are lost all the time. Its clock goes on by steps, each of which
/// waits until the program has come to rest: a busy machine makes it slow, not late.
/// </summary>
sealed class LossyFloor : IAsyncDisposable
{
    const string Maker = "maker";
    const int LongestLook = 5_000;
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    static readonly FaultKind[] Ways = [FaultKind.Cut, FaultKind.HalfOpen, FaultKind.Corrupt, FaultKind.Drop];

    readonly ManualTimeProvider clock;
    readonly ExchangeSimulator exchange;
    readonly Random chance;
    readonly IReadOnlyList<LossyTrader> traders;
    int orders;

    LossyFloor(ManualTimeProvider clock, ExchangeSimulator exchange, int traders, int seed)
    {
        (this.clock, this.exchange) = (clock, exchange);
        chance = new(seed);
        this.traders = [.. Enumerable.Range(0, traders).Select(number => new LossyTrader(exchange, clock, NameOf(number), number))];
    }

    /// <summary>Why a stream was given up, each time.</summary>
    public IReadOnlyList<string> Losses => [.. traders.SelectMany(trader => trader.Losses)];

    /// <summary>The longest time between a fill and the word of it.</summary>
    public TimeSpan Longest => traders.SelectMany(trader => trader.Delays).Max();

    /// <summary>What happened, in figures.</summary>
    public string Told
    {
        get
        {
            var delays = traders.SelectMany(trader => trader.Delays).Order().ToArray();
            string Share(double part) => delays.Length == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{delays[(int)((delays.Length - 1) * part)].TotalSeconds:0.0}");
            var strikes = exchange.Faults.Struck.Select(one => $"{one.Target} {one.Kind} {one.Count}");
            return $"{Losses.Count} losses of a stream, {delays.Length} fills, seen after {Share(0.5)} s at the median, {Share(0.99)} s at 99 %, {Share(1)} s at most; "
                + $"{traders.Sum(trader => trader.Refused)} entries refused blind; struck: {string.Join(", ", strikes)}";
        }
    }

    public static async Task<LossyFloor> Open(int traders, int seed)
    {
        var manual = new ManualTimeProvider();
        manual.Advance(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) - manual.GetUtcNow());
        var simulator = await ExchangeSimulator.Start(
            SimulatedVenue.Usual with
            {
                Seed = (ulong)seed,
                Accounts =
                [
                    new(Maker, [new ApiKey.Hmac("MAKER", "maker-secret")]) { Balances = Rich },
                    .. Enumerable.Range(0, traders).Select(NameOf).Select(name => new SimulatedAccount(name, [new ApiKey.Hmac(name, LossyTrader.Secret)]) { Balances = Rich }),
                ],
                Limits = new() { Enforced = false, WeightPerMinute = 1_000_000, OrdersPerTenSeconds = 1_000_000, OrdersPerDay = 10_000_000 },
            },
            manual);
        var floor = new LossyFloor(manual, simulator, traders, seed);
        var starting = Task.WhenAll(floor.traders.Select(trader => trader.Start()));
        while (!starting.IsCompleted)
            await floor.Pass();
        await starting;
        return floor;
    }

    /// <summary>A second of trading, in which a stream may be lost.</summary>
    public async Task Second()
    {
        if (exchange.Faults.Rules.Count < 2)
        {
            var kind = Ways[chance.Next(Ways.Length)];
            exchange.Faults.Next(kind, FaultTarget.User, times: kind == FaultKind.Drop ? 3 : 1, match: "executionReport");
            if (chance.Next(4) == 0)
                exchange.Faults.Next(FaultKind.TimeoutUnexecuted, FaultTarget.Request, times: 1 + chance.Next(3), match: "userDataStream");
        }
        await Trade();
    }

    /// <summary>No further losses, until the last was made good.</summary>
    public async Task Calm()
    {
        exchange.Faults.Clear();
        for (var second = 0; second < 60; second++)
            await Trade();
        for (var second = 0; second < 30; second++)
            await Pass();
    }

    /// <summary>Everything that was not as it has to be.</summary>
    public IReadOnlyList<string> Faults() => exchange.Exchange.Do((all, _) => traders.SelectMany(trader =>
        trader.Faults(all.Trades(exchange.Exchange.Account(trader.Name), VenueRig.Btc.Name))).ToArray());

    public async ValueTask DisposeAsync()
    {
        var closing = Task.WhenAll(traders.Select(trader => trader.DisposeAsync().AsTask()));
        while (!closing.IsCompleted)
            await Pass();
        await closing;
        await exchange.DisposeAsync();
        exchange.Exchange.LastBreak.ShouldBeNull();
    }

    /// <summary>Traders bid, and the maker sells to them, also to those who do not hear of it.</summary>
    async Task Trade()
    {
        for (var step = TimeSpan.Zero; step < TimeSpan.FromSeconds(1); step += Step)
        {
            traders[chance.Next(traders.Count)].Bid($"o{++orders}");
            Sell(0.0005m * chance.Next(1, 6));
            await Pass();
        }
    }

    void Sell(decimal quantity) => exchange.Exchange.Do((all, now) => all.Place(exchange.Exchange.Account(Maker), new NewOrder(VenueRig.Btc.Name, Side.Sell, SpotOrderType.Limit)
    {
        Price = LossyTrader.Price, Quantity = quantity, TimeInForce = TimeInForce.ImmediateOrCancel, SelfTradePrevention = SelfTradePrevention.None,
    }, now).Rejection).ShouldBeNull();

    async Task Pass()
    {
        clock.Advance(Step);
        for (var look = 0; look < 2 || (look < LongestLook && (ThreadPool.PendingWorkItemCount > 0 || traders.Any(static trader => trader.Asking > 0))); look++)
            await Task.Delay(1);
    }

    static IReadOnlyDictionary<string, decimal> Rich { get; } =
        new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = 100_000_000, ["BTC"] = 10_000 };

    static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"trader{number}");
}

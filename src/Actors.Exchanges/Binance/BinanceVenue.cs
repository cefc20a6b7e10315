using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.UserData;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance;

/// <summary>
/// Binance spot as execution sees it. Orders go by REST; what becomes of them comes by the user data stream and is compared
/// with REST after every gap. The legs of brackets wait for <see cref="Protect"/>.
/// </summary>
public sealed partial class BinanceVenue : IVenue, IAsyncDisposable
{
    readonly BinanceRest rest;
    readonly BinanceVenueOptions options;
    readonly TimeProvider clock;
    readonly DateTimeOffset startedAt;
    readonly CancellationTokenSource closing = new();
    readonly OrderDesk desk;
    readonly CommissionPrices prices;
    readonly UserDataStream stream;
    (FeedHealth Health, string Why) noticed;
    readonly TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task running = Task.CompletedTask;
    int disposed;

    /// <param name="rest">Shared with the market feed, so that both keep to the limits of one address. Not disposed of here.</param>
    /// <exception cref="DomainFault">The environment cannot trade, or trades for real money without leave.</exception>
    public BinanceVenue(BinanceRest rest, BinanceVenueOptions options)
    {
        var environment = rest.Environment;
        if (!environment.Trades)
            throw new DomainFault($"the environment {environment.Name} serves public data only: no order can be placed there");
        if (rest.Options.Credentials is null)
            throw new DomainFault($"trading on {environment.Name} needs an API key and secret, which are not configured");
        if (environment.RealMoney && !options.RealMoney)
            throw new DomainFault($"the environment {environment.Name} trades real money: set trading.mode = live to mean it");
        (this.rest, this.options) = (rest, options);
        clock = rest.Options.Clock;
        startedAt = clock.GetUtcNow();
        Rules = new(rest, clock);
        prices = new(rest, clock, closing.Token);
        desk = new(
            new(Rules.Known, options.CommissionPrice ?? prices.Of, Notice), options.IsOurs ?? OrderNames.LooksLikeOurs, Notice);
        stream = new(rest, options.UserData, rest.Options.Seed, Take, CatchUp) { Health = OnHealth };
    }

    public RuleBook Rules { get; }

    public Action<VenueReport>? Reports
    {
        get => desk.Reports;
        set => desk.Reports = value;
    }

    /// <summary>Told of each change of an order that is not ours. Such orders are never touched.</summary>
    public Action<VenueOrder>? Foreign
    {
        get => desk.Foreign;
        set => desk.Foreign = value;
    }

    /// <summary>Told when balances change otherwise than by an order: asset and by how much.</summary>
    public Action<string, decimal>? Transferred { get; set; }

    /// <summary>Told when the sight of the account changes. Entries are refused while it is <see cref="FeedHealth.Down"/>.</summary>
    public Action<FeedHealth, string>? Sight { get; set; }

    /// <summary>
    /// Reads the rules of the symbols, checks the key, and subscribes to the account. Completes when its events come.
    /// </summary>
    /// <exception cref="VenueException">The venue cannot be reached, or does not accept the key.</exception>
    public async Task Start(IReadOnlyList<Symbol> symbols, CancellationToken stop)
    {
        try
        {
            await rest.SyncClock(stop);
            if (symbols.Count > 0)
                await Rules.Read(symbols, stop);
            var account = await rest.Account(stop);
            if (!account.CanTrade)
                throw new VenueException($"the account at {rest.Environment.Name} may not trade: see its state and its key at Binance");
        }
        catch (BinanceException e)
        {
            throw new VenueException(e.Message, e);
        }
        running = Task.WhenAll(stream.Run(closing.Token), CompareNowAndThen());
        await using var givenUp = stop.Register(() => live.TrySetCanceled(stop));
        await live.Task;
    }

    /// <inheritdoc/>
    public async ValueTask<VenueAccount> Account(CancellationToken stop)
    {
        try
        {
            var account = await rest.Account(stop);
            var open = await rest.OpenOrders(null, stop);
            return new(
                rest.Clock.Now,
                [
                    .. account.Balances.Select(balance => new AssetBalance(balance.Asset, balance.Free, balance.Locked))
                        .OrderBy(balance => balance.Asset, StringComparer.Ordinal),
                ],
                [
                    .. open.Select(order => VenueOrders.Of(order, [])).OfType<VenueOrder>().OrderBy(order => order.Id),
                ]);
        }
        catch (BinanceException e)
        {
            throw new VenueException(e.Message, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        Close();
        await running;
        closing.Dispose();
    }

    // On this thread: whoever waits for the end is not to wait for a thread of the pool too.
    void Close() => closing.Cancel();

    void Take(UserEvent told)
    {
        switch (told)
        {
            case ExecutionReport report:
                if (report.Execution == ExecutionType.Other || report.Status == WireStatus.Other)
                    Notice($"order {report.PlacedAs} of {report.Symbol}: the venue reports a kind of event or a status that is newer than this program; fills are booked, and the order is asked for");
                desk.Take(report);
                break;
            case UserEvent.Balance { IsLock: false } balance:
                Transferred?.Invoke(balance.Asset, balance.Delta);
                break;
            case UserEvent.Balance locked:
                Notice($"{locked.Delta} {locked.Asset} were locked or unlocked from outside");
                break;
            case UserEvent.Other other:
                Notice($"the venue tells of an event '{other.Name}', which is newer than this program: nothing is done about it");
                break;
        }
    }

    void OnHealth(FeedHealth health, string why)
    {
        if (health == FeedHealth.Live)
            live.TrySetResult();
        // Neither a link that takes over from one that has grown old is news, nor an attempt that fails as the one before.
        if (noticed != (health, why))
        {
            Notice(health switch
            {
                FeedHealth.Live => "user data: live, nothing was missed",
                FeedHealth.Down => $"user data: BLIND, {why}; no position is entered until the account is in sight again",
                _ => $"user data: {why}, what may have been missed is looked up",
            });
        }
        noticed = (health, why);
        Sight?.Invoke(health, why);
    }

    void Notice(string text) => rest.Options.Notices?.Invoke(text);

    /// <summary>How long a signed request may take until the matching engine has it.</summary>
    TimeSpan Transit => rest.Options.RecvWindow + options.EngineAllowance;
}

using System.Collections.Concurrent;
using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Binance;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Binance.Venue;

/// <summary>A client with the options that it has in use, and what it was told when.</summary>
sealed class LossyTrader : IAsyncDisposable
{
    public const string Secret = "trader-secret";
    public const decimal Price = 63_995;

    readonly BinanceRest rest;
    readonly BinanceVenue venue;
    readonly ConcurrentQueue<(string Id, TimeSpan Delay)> fills = new();
    readonly ConcurrentQueue<string> losses = new();
    readonly ConcurrentQueue<Task<PlaceResult>> blind = new();
    int asking;

    public LossyTrader(ExchangeSimulator exchange, TimeProvider clock, string name, int number)
    {
        Name = name;
        rest = new(new(BinanceEnvironment.Simulator(exchange.Uri), clock) 
        {
            Credentials = new(name, Secret), Seed = number, Wires = inner => new UnderWay(this, inner),
        });
        venue = new(rest, new())
        {
            Reports = report =>
            {
                if (report is VenueReport.Filled fill)
                    fills.Enqueue((fill.TradeId, clock.GetUtcNow() - fill.At));
            },
            Sight = (health, why) =>
            {
                if (health != FeedHealth.Down)
                    return;
                blind.Enqueue(Place(string.Create(CultureInfo.InvariantCulture, $"b{losses.Count}")));
                losses.Enqueue(why);
            },
        };
    }

    public string Name { get; }

    /// <summary>Requests that are not answered yet.</summary>
    public int Asking => asking;

    public IReadOnlyCollection<string> Losses => losses;

    public IEnumerable<TimeSpan> Delays => fills.Select(fill => fill.Delay);

    public int Refused => blind.Count;

    public Task Start() => venue.Start([VenueRig.Btc], default);

    public void Bid(string id) => _ = Place(id);

    public IEnumerable<string> Faults(IEnumerable<AccountTrade> trades)
    {
        var booked = fills.Select(fill => fill.Id).ToArray();
        var there = trades.Select(trade => trade.Id.ToString(CultureInfo.InvariantCulture)).ToArray();
        return
        [
            .. there.Except(booked, StringComparer.Ordinal).Select(id => $"{Name}: fill {id} was never told"),
            .. booked.Except(there, StringComparer.Ordinal).Select(id => $"{Name}: fill {id} never was"),
            .. booked.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{Name}: fill {same.Key} was told {same.Count()} times"),
            .. blind.Where(entry => entry is not { IsCompletedSuccessfully: true, Result: PlaceResult.Rejected { Code: "blind" } })
                .Select(entry => $"{Name}: an entry while blind was {(entry.IsCompletedSuccessfully ? entry.Result : entry.Status)}"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await venue.DisposeAsync();
        rest.Dispose();
    }

    Task<PlaceResult> Place(string id) => venue.Place(
        VenueRig.Approved(VenueRig.Intent(id, Side.Buy, OrderType.Limit, 0.001m, limit: Price)), default).AsTask();

    sealed class UnderWay(LossyTrader trader, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref trader.asking);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref trader.asking);
            }
        }
    }
}

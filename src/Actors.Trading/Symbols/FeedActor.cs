using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Symbols.FeedProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Symbols;

/// <summary>
/// Stands between one connection's feed and the symbols: starts the feed and hands each candle to the actor of its
/// symbol, on whatever thread the feed tells it. Candles of the past are fetched for a symbol that starts anew.
/// </summary>
public sealed class FeedActor : ReceiveActor
{
    readonly FeedDeps deps;
    readonly CancellationTokenSource stop = new();

    FeedActor(FeedDeps deps)
    {
        this.deps = deps;
        Receive<Connect>(connect => { _ = Begin(connect); });
        Receive<Refill>(Fetch);
    }

    public static Props For(FeedDeps deps) => Props.Create(() => new FeedActor(deps));

    protected override void PostStop()
    {
        stop.Cancel();
        stop.Dispose();
        _ = deps.Feed.DisposeAsync().AsTask();
    }

    /// <summary>
    /// A feed that cannot begin is down for every series, and says why. Not awaited by the actor: what the feed does from
    /// then on would come back to the actor's turns, and end with the actor instead of with the feed.
    /// </summary>
    async Task Begin(Connect connect)
    {
        var sink = new Sink(connect, deps);
        try
        {
            await deps.Feed.Start([.. connect.Symbols.Select(one => (one.Series, one.From))], sink, stop.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            foreach (var (series, _, _) in connect.Symbols)
                sink.Health(series, FeedHealth.Down, $"the feed could not begin: {failure.Message}");
        }
    }

    void Fetch(Refill refill) => _ = deps.History.Closed(refill.Series, refill.From, deps.Clock.GetUtcNow(), stop.Token).AsTask().PipeTo(
        Sender, useConfigureAwait: true, success: candles => new Refilled(candles), failure: fault => new RefillFailed(fault.Message));

    /// <summary>Told on the feed's threads: it only passes on.</summary>
    sealed class Sink(Connect connect, FeedDeps deps) : IMarketSink
    {
        readonly Dictionary<Series, IActorRef> symbols = connect.Symbols.ToDictionary(one => one.Series, one => one.Symbol);

        public void Closed(Series series, in Candle candle)
        {
            if (symbols.TryGetValue(series, out var symbol))
                symbol.Tell(new CandleClosed(candle));
        }

        public void Forming(Series series, in Candle candle)
        {
            // strategies see closed candles only
        }

        public void Health(Series series, FeedHealth health, string why)
        {
            if (symbols.TryGetValue(series, out var symbol))
                symbol.Tell(new HealthChanged(series, health, why, deps.Clock.GetUtcNow()));
        }

        public void Noted(Series series, FeedNote note)
        {
            if (symbols.TryGetValue(series, out var symbol))
                symbol.Tell(new Noted(series, note, deps.Clock.GetUtcNow()));
        }

        public void Changed(Instrument instrument, bool trading) => deps.OnInstrument(new(instrument, trading));
    }
}

/// <param name="OnInstrument">Told on the feed's threads.</param>
public sealed record FeedDeps(IMarketFeed Feed, ICandleHistory History, TimeProvider Clock, Action<RulesSeen> OnInstrument);

using System.Collections.Concurrent;
using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Feeds.FeedProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Feeds;

/// <summary>
/// Owns one feed: starts it, starts it again when it fails to start, and knows the health of its series. Candles go to
/// the symbols' actors on the feed's own threads and do not pass its mailbox.
/// </summary>
public sealed class FeedActor : ReceiveActor, IWithTimers
{
    readonly FeedDeps deps;
    readonly Sink sink;
    readonly CancellationTokenSource stopping = new();

    FeedActor(FeedDeps deps)
    {
        this.deps = deps;
        sink = new(deps.Targets, Self);

        Receive<HealthChanged>(Pass);
        Receive<InstrumentChanged>(changed => Context.System.EventStream.Publish(changed));
        Receive<GetFeed>(_ => Sender.Tell(new FeedView([.. deps.Wanted.Select(one => sink.Look(one.Series))])));
        Receive<Begin>(_ => Start());
        Receive<Started>(_ => { });
        Receive<Status.Failure>(OnRefused);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props For(FeedDeps deps) => Props.Create(() => new FeedActor(deps));

    protected override void PreStart() => Start();

    protected override void PostStop()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    void Start() => _ = deps.Feed.Start(deps.Wanted, sink, stopping.Token).AsTask().PipeTo(Self, success: static () => Started.Instance);

    void OnRefused(Status.Failure failure)
    {
        foreach (var (series, _) in deps.Wanted)
            Pass(new(series, FeedHealth.Down, failure.Cause.Message));
        Timers.StartSingleTimer("begin", Begin.Instance, deps.RetryAfter);
    }

    void Pass(HealthChanged changed)
    {
        sink.Note(changed);
        if (deps.Targets.TryGetValue(changed.Series, out var symbol))
            symbol.Tell(changed);
        Context.System.EventStream.Publish(changed);
    }

    sealed record Begin
    {
        public static Begin Instance { get; } = new();
    }

    sealed record Started
    {
        public static Started Instance { get; } = new();
    }

    /// <summary>Called on the feed's threads; of one series by one at a time.</summary>
    sealed class Sink(IReadOnlyDictionary<Series, IActorRef> targets, IActorRef self) : IMarketSink
    {
        readonly ConcurrentDictionary<Series, Seen> seen = [];

        public void Closed(Series series, in Candle candle)
        {
            if (!targets.TryGetValue(series, out var symbol))
                return;
            lock (SeenOf(series))
                SeenOf(series).Last = candle;
            symbol.Tell(new CandleClosed(candle));
        }

        public void Forming(Series series, in Candle candle)
        {
            // Strategies decide on closed candles only.
        }

        public void Health(Series series, FeedHealth health, string why) => self.Tell(new HealthChanged(series, health, why));

        public void Changed(Instrument instrument, bool trading) => self.Tell(new InstrumentChanged(instrument, trading));

        public void Note(HealthChanged changed) => (SeenOf(changed.Series).Health, SeenOf(changed.Series).Why) = (changed.Health, changed.Why);

        public SeriesHealth Look(Series series)
        {
            var one = SeenOf(series);
            lock (one)
                return new(series, one.Health, one.Why, one.Last);
        }

        Seen SeenOf(Series series) => seen.GetOrAdd(series, static _ => new());

        sealed class Seen
        {
            public FeedHealth Health { get; set; } = FeedHealth.Down;
            public string Why { get; set; } = "not started";
            public Candle? Last { get; set; }
        }
    }
}

/// <param name="Wanted">Each base series with the open time of the first candle that is wanted.</param>
/// <param name="Targets">The actor of each series' symbol.</param>
/// <param name="RetryAfter">The pause before a feed that refused to start is started again.</param>
public sealed record FeedDeps(
    IMarketFeed Feed, IReadOnlyList<(Series Series, DateTimeOffset From)> Wanted, IReadOnlyDictionary<Series, IActorRef> Targets,
    TimeSpan RetryAfter);

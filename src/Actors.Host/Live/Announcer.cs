using System.Globalization;
using Actors.Backends.Files;
using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using Actors.Trading.Symbols;

namespace Actors.Host.Live;

/// <summary>
/// Says what the actors publish beside their events: the feed's health, strange reports, failures. What becomes of many
/// series at once is said in one line.
/// </summary>
sealed class Announcer : ReceiveActor, IWithTimers
{
    static readonly Type[] Heard =
    [
        typeof(FeedProtocol.QualityFault), typeof(FeedProtocol.QualityRestored), typeof(FeedProtocol.RulesSeen), typeof(FeedProtocol.Noted), typeof(CandleDropped),
        typeof(ExecutionProtocol.StrangeReport), typeof(ExecutionProtocol.ForeignOrder), typeof(ExecutionProtocol.StoodNaked), typeof(Error),
    ];

    // For so long changes of health are gathered before they are said.
    static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);

    // A stop takes its time to be placed; a position that is without one for longer is worth a word.
    static readonly TimeSpan LongestNaked = TimeSpan.FromSeconds(1);

    readonly Action<BoardLine> say;
    readonly TimeProvider clock;
    readonly TimeSpan outageEvery;
    readonly List<(string Of, string What, Tone Tone)> gathered = [];
    DateTimeOffset? outageSaidAt;

    Announcer(Action<BoardLine> say, TimeProvider clock, double pace)
    {
        (this.say, this.clock, outageEvery) = (say, clock, TimeSpan.FromMinutes(1) * pace);
        void Gather(Series series, string what, Tone tone)
        {
            if (gathered.Count == 0)
                Timers.StartSingleTimer(nameof(SayNow), SayNow.Instance, Gathering * pace);
            gathered.Add(($"{series.Symbol} {series.Timeframe}", what, tone));
        }

        Receive<FeedProtocol.QualityFault>(e => Gather(e.Series, $"waits: {e.Check}, {e.Text}", Tone.Bad));
        Receive<FeedProtocol.QualityRestored>(e => Gather(e.Series, "goes on", Tone.Quiet));
        Receive<SayNow>(_ => SayGathered());
        Receive<FeedProtocol.RulesSeen>(e => Say(Tone.Plain, $"{e.Instrument.Symbol}: {(e.Trading ? "trades" : "does not trade")}, tick {e.Instrument.PriceTick.Plain()}, step {e.Instrument.QuantityStep.Plain()}, at least {e.Instrument.MinNotional.Value.Plain()}"));
        Receive<FeedProtocol.Noted>(e => Gather(e.Series, NoteLine.Of(e.Note), e.Note switch
        {
            FeedNote.SourcesDiffer => Tone.Bad,
            FeedNote.SourceChanged => Tone.Plain,
            _ => Tone.Quiet,
        }));
        Receive<CandleDropped>(e => Say(Tone.Bad, $"{e.Series}: the candle of {e.Candle.OpenTime:u} came after that of {e.Last:u} and was dropped"));
        Receive<ExecutionProtocol.StrangeReport>(e => Say(Tone.Alarm, $"the exchange reports of no order that works here: {ReportLine.Of(e.Report)}"));
        Receive<ExecutionProtocol.ForeignOrder>(e => Say(Tone.Plain, $"order {e.Order.Id} of {e.Order.Symbol} is not ours: left alone"));
        Receive<ExecutionProtocol.StoodNaked>(e => Say(Tone.Bad, $"{e.Key} stood {e.For.TotalSeconds:0.0} s without its stop"), e => e.For > LongestNaked * pace);
        Receive<Error>(e => SayOutage(OutageOf(e.Cause)!), e => OutageOf(e.Cause) is not null);
        Receive<Error>(e => Say(Tone.Alarm, $"{e.LogSource}: {e.Message}{(e.Cause is { } cause ? $" {cause.GetType().Name}: {cause.Message}" : "")}"));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <param name="pace">How many times as fast as the wall clock the venue's time runs; who listens does not live faster.</param>
    public static void Start(ActorSystem system, Action<BoardLine> say, TimeProvider clock, double pace)
    {
        var announcer = system.ActorOf(Props.Create(() => new Announcer(say, clock, pace)), "announcer");
        foreach (var type in Heard)
            system.EventStream.Subscribe(announcer, type);
    }

    static JournalWriteException? OutageOf(Exception? cause) => cause as JournalWriteException ?? (cause is null ? null : OutageOf(cause.InnerException));

    /// <summary>Every actor that had something to write tells of the same disk.</summary>
    void SayOutage(JournalWriteException outage)
    {
        var now = clock.GetUtcNow();
        if (now - outageSaidAt < outageEvery)
            return;
        outageSaidAt = now;
        Say(Tone.Alarm, $"no new orders while the journal cannot be written: {outage.Message}");
    }

    void SayGathered()
    {
        foreach (var one in gathered.GroupBy(one => (one.What, one.Tone), one => one.Of))
            Say(one.Key.Tone, $"{string.Join(", ", one.Distinct(StringComparer.Ordinal))} {one.Key.What}");
        gathered.Clear();
    }

    void Say(Tone tone, FormattableString text) => say(new(
        string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():HH:mm:ss} {text.ToString(CultureInfo.InvariantCulture)}"), tone));

    sealed class SayNow
    {
        public static SayNow Instance { get; } = new();
    }
}

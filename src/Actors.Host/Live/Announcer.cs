using System.Globalization;
using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using Actors.Trading.Feeds;
using Actors.Trading.Symbols;

namespace Actors.Host.Live;

/// <summary>Says what the actors publish beside their events: the feed's health, strange reports, failures.</summary>
sealed class Announcer : ReceiveActor
{
    static readonly Type[] Heard =
    [
        typeof(FeedProtocol.HealthChanged), typeof(FeedProtocol.InstrumentChanged), typeof(CandleDropped),
        typeof(ExecutionProtocol.StrangeReport), typeof(ExecutionProtocol.ForeignOrder), typeof(Error),
    ];

    Announcer(Action<string> say, TimeProvider clock)
    {
        void Say(FormattableString text) => say(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():HH:mm:ss} {text.ToString(CultureInfo.InvariantCulture)}"));

        Receive<FeedProtocol.HealthChanged>(e => Say($"feed {e.Series.Symbol} {e.Series.Timeframe}: {e.Health}, {e.Why}"));
        Receive<FeedProtocol.InstrumentChanged>(e => Say($"{e.Instrument.Symbol}: {(e.Trading ? "trades" : "does not trade")}, tick {e.Instrument.PriceTick}, step {e.Instrument.QuantityStep}, at least {e.Instrument.MinNotional}"));
        Receive<CandleDropped>(e => Say($"{e.Series}: the candle of {e.Candle.OpenTime:u} came after that of {e.Last:u} and was dropped"));
        Receive<ExecutionProtocol.StrangeReport>(e => Say($"the venue reported {e.Report}, of no order that works here"));
        Receive<ExecutionProtocol.ForeignOrder>(e => Say($"order {e.Order.Id} of {e.Order.Symbol} is not ours: left alone"));
        Receive<Error>(e => Say($"{e.LogSource}: {e.Message}{(e.Cause is { } cause ? $" {cause.GetType().Name}: {cause.Message}" : "")}"));
    }

    public static void Start(ActorSystem system, Action<string> say, TimeProvider clock)
    {
        var announcer = system.ActorOf(Props.Create(() => new Announcer(say, clock)), "announcer");
        foreach (var type in Heard)
            system.EventStream.Subscribe(announcer, type);
    }
}

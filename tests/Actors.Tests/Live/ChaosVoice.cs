using System.Globalization;
using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;

namespace Actors.Tests.Live;

/// <summary>Writes down what an engine says beside its events, for who has to find out why a run failed.</summary>
sealed class ChaosVoice : ReceiveActor
{
    ChaosVoice(Action<string> say, TimeProvider clock)
    {
        void Say(string text) => say(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():HH:mm:ss.fff} {text}"));

        Receive<ExecutionProtocol.StrangeReport>(e => Say($"strange: {e.Report}"));
        Receive<ExecutionProtocol.ForeignOrder>(e => Say($"foreign: {e.Order}"));
        Receive<HoldingsDiffer>(e => Say($"{e}"));
        Receive<PositionNaked>(e => Say($"{e}"));
        Receive<Error>(e => Say($"error of {e.LogSource}: {e.Message} {e.Cause}"));
    }

    public static void Listen(ActorSystem system, Action<string> say, TimeProvider clock)
    {
        var voice = system.ActorOf(Props.Create(() => new ChaosVoice(say, clock)), "voice");
        foreach (var type in (Type[])[typeof(ExecutionProtocol.StrangeReport), typeof(ExecutionProtocol.ForeignOrder), typeof(HoldingsDiffer), typeof(PositionNaked), typeof(Error)])
            system.EventStream.Subscribe(voice, type);
    }
}

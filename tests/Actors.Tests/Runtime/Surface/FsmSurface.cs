#nullable disable // As a program written for Akka.NET would be.
using Actors.Runtime;

namespace Actors.Tests.Runtime.Surface;

/// <summary>Uses the surface of finite state machines with Akka.NET's names, parameter orders and generic shapes: that it compiles is the test.</summary>
internal sealed class FsmSurface : FSM<FsmSurface.Light, List<string>>
{
    public FsmSurface(IActorRef other)
    {
        StartWith(Light.Red, [], TimeSpan.FromSeconds(1));
        When(Light.Red, @event =>
        {
            if (@event.FsmEvent is string text && @event.StateData.Count == 0)
                return GoTo(Light.Green).Using([text]).ForMax(TimeSpan.FromSeconds(1)).Replying("going");
            return null;
        }, TimeSpan.FromSeconds(2));
        When(Light.Green, Transform(@event => @event.FsmEvent is StateTimeout ? Stop(Normal.Instance, @event.StateData) : Stop(new Failure("why"))).Using(state => state.Using([])));
        WhenUnhandled(@event => @event.FsmEvent is Terminated ? Stop() : Stay());
        OnTransition((initialState, nextState) =>
        {
            if (initialState == Light.Red && nextState == Light.Green && NextStateData.Count > StateData.Count)
                SetTimer("name", "message", TimeSpan.FromSeconds(1), repeat: true);
            if (IsTimerActive("name"))
                CancelTimer("name");
            SetStateTimeout(Light.Red, null);
        });
        OnTermination(stop => other.Tell((stop.Reason, stop.TerminatedState, stop.StateData, StateName)));
        Listeners.Add(other);
        Initialize();
    }

    public enum Light
    {
        Red,
        Green,
    }

    protected override void LogTermination(Reason reason) => base.LogTermination(reason);

    protected override bool Receive(object message) => base.Receive(message);

    protected override void PostStop() => base.PostStop();

    protected override bool AroundReceive(Receive receive, object message) => base.AroundReceive(receive, message);

    public override void AroundPreStart() => base.AroundPreStart();

    public override void AroundPostStop() => base.AroundPostStop();

    public override void AroundPreRestart(Exception cause, object message) => base.AroundPreRestart(cause, message);

    public override void AroundPostRestart(Exception cause, object message) => base.AroundPostRestart(cause, message);

    internal sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef machine)
        {
            Receive<CurrentState<Light>>(message => message.FsmRef.Tell(message.State));
            machine.Tell(new FSMBase.SubscribeTransitionCallBack(Self));
            machine.Tell(new FSMBase.UnsubscribeTransitionCallBack(Self));
            Receive<FSMBase.Transition<Light>>(message => machine.Tell((message.From, message.To)));
            machine.Tell(new Listen(Self));
            machine.Tell(new Deafen(Self));
        }
    }
}

namespace Actors.Runtime.TestKit;

/// <summary>An actor of a test whose messages are expected apart from those of the test actor.</summary>
public sealed class TestProbe : TestKitBase, INoImplicitSender
{
    /// <param name="system">The system under test.</param>
    /// <param name="testProbeName">The name of the actor; null for one of the runtime's choice.</param>
    public TestProbe(ActorSystem system, string? testProbeName = null) : base(system, testProbeName)
    {
    }

    /// <summary>The actor.</summary>
    public IActorRef Ref => TestActor;

    /// <summary>The sender of the last message that was received.</summary>
    public IActorRef Sender => LastSender;

    /// <summary>Sends a message whose sender is the probe.</summary>
    public void Send(IActorRef actor, object message)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Tell(message, TestActor);
    }

    /// <summary>Sends the last message that was received on, keeping its sender.</summary>
    public void Forward(IActorRef actor) => Forward(actor, LastMessage ?? throw new InvalidOperationException("the probe has received nothing to forward"));

    /// <summary>Sends a message whose sender is that of the last message that was received.</summary>
    public void Forward(IActorRef actor, object message)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Tell(message, Sender);
    }

    /// <summary>Answers the last message that was received.</summary>
    public void Reply(object message) => Sender.Tell(message, TestActor);
}

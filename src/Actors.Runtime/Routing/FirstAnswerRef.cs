namespace Actors.Runtime;

/// <summary>Stands for the sender of a message that several routees get: passes the first answer on to it.</summary>
internal sealed class FirstAnswerRef : PromiseRef
{
    readonly IActorRef asker;
    TimeSpan limit;
    ICancelable? repetition;
    object? answer;
    IActorRef? from;

    FirstAnswerRef(ActorSystem system, IActorRef? asker) : base(system) => this.asker = asker ?? system.DeadLetters;

    protected override string Kind => "first";

    /// <exception cref="InvalidOperationException">Nothing says which system the routees are in.</exception>
    internal static FirstAnswerRef For(Routee[] routees, IActorRef? asker)
    {
        var system = Turn.Current?.System ?? routees.Select(static one => one.System).FirstOrDefault(static one => one is not null)
            ?? throw new InvalidOperationException("the routees are in no actor system, so there is nobody to answer to");
        return new(system, asker);
    }

    public override void Tell(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        Pass(message, sender);
    }

    internal void Wait(TimeSpan within)
    {
        limit = within;
        Arm(within, CancellationToken.None);
    }

    /// <summary>Repeats the action until there is an answer.</summary>
    internal void Repeat(TimeSpan interval, Action action)
    {
        repetition = new Cancelable(System.Scheduler);
        System.Scheduler.Advanced.ScheduleRepeatedly(interval, interval, action, repetition);
    }

    internal override void CompleteTask()
    {
        repetition?.Cancel();
        asker.Tell(answer!, from);
    }

    protected override void OnTimeout() => Pass(new Status.Failure(new AskTimeoutException($"no routee answered within {limit}")), sender: null);

    protected override void OnCancelled(CancellationToken token) => throw new InvalidOperationException("nobody can cancel this");

    void Pass(object message, IActorRef? sender)
    {
        if (!TryBegin())
            return;
        (answer, from) = (message, sender);
        Settle();
    }
}

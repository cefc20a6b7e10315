namespace Actors.Runtime;

/// <summary>The sender of an ask: the first message told to it is the answer.</summary>
internal sealed class AskRef<T> : PromiseRef
{
    readonly TaskCompletionSource<T> task;
    readonly ICanTell asked;
    TimeSpan limit;
    T? answer;
    Exception? failure;

    internal AskRef(ActorSystem system, ICanTell asked) : base(system)
    {
        this.asked = asked;
        task = new(Continuations);
    }

    internal Task<T> Answer => task.Task;

    protected override string Kind => "ask";

    public override void Tell(object message, IActorRef? sender)
    {
        switch (message)
        {
            case Status.Failure failed:
                Fail(failed.Cause);
                break;
            case T value:
                Complete(value);
                break;
            default:
                Fail(new ArgumentException($"asked for {typeof(T)} and was answered with {message?.GetType().ToString() ?? "null"}: {message}", nameof(message)));
                break;
        }
    }

    internal void Complete(T value)
    {
        if (!TryBegin())
            return;
        answer = value;
        Settle();
    }

    internal void Wait(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        limit = timeout ?? System.Settings.AskTimeout;
        Arm(limit, cancellationToken);
    }

    internal override void CompleteTask()
    {
        if (failure is null)
            task.TrySetResult(answer!);
        else if (failure is OperationCanceledException { CancellationToken: { CanBeCanceled: true } token })
            task.TrySetCanceled(token);
        else
            task.TrySetException(failure);
    }

    protected override void OnTimeout() => Fail(new AskTimeoutException($"{asked} did not answer with {typeof(T).Name} within {limit}"));

    protected override void OnCancelled(CancellationToken token) => Fail(new OperationCanceledException(token));

    void Fail(Exception cause)
    {
        if (!TryBegin())
            return;
        failure = cause;
        Settle();
    }
}

namespace Actors.Runtime;

/// <summary>The stash, and the messages that go before the mailbox.</summary>
internal abstract partial class ActorCell
{
    CellStash? stash;
    bool isStashed;

    /// <summary>What is delivered before anything else: messages put back from the stash, or held back by a suspension.</summary>
    protected Deque<Envelope>? Backlog;

    internal IStash Stash => stash ??= new(this, Props.StashCapacity);

    /// <summary>The message at hand, for the stash; once per delivery.</summary>
    internal Envelope TakeForStash()
    {
        if (carrier is null)
            throw new IllegalActorStateException($"{Self} has no message at hand to stash");
        if (isStashed)
            throw new IllegalActorStateException($"{Self} stashed the same message twice: {Message}");
        isStashed = true;
        return new(Message!, sender);
    }

    /// <summary>Puts a message to the front of the mailbox.</summary>
    internal void PutBack(Envelope envelope)
    {
        if (envelope.Message is Terminated notice)
            (queuedNotices ??= []).TryAdd(notice.ActorRef, value: null);
        (Backlog ??= new()).AddFirst(envelope);
    }
}

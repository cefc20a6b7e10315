namespace Actors.Runtime;

/// <summary>Messages put aside for later.</summary>
public interface IStash
{
    /// <summary>How many messages are put aside.</summary>
    int Count { get; }

    /// <summary>True with none put aside.</summary>
    bool IsEmpty { get; }

    /// <summary>True with any put aside.</summary>
    bool NonEmpty { get; }

    /// <summary>True where another message would not fit.</summary>
    bool IsFull { get; }

    /// <summary>How many messages fit; -1 for any number.</summary>
    int Capacity { get; }

    /// <summary>Puts the message at hand aside.</summary>
    /// <exception cref="IllegalActorStateException">It was put aside already, or there is no message at hand.</exception>
    /// <exception cref="StashOverflowException">The stash is full.</exception>
    void Stash();

    /// <summary>Puts the oldest message back to the front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all messages back to the front of the mailbox, in their order.</summary>
    void UnstashAll();

    /// <summary>Puts back the messages that the predicate selects; the others are dropped.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Takes all messages out of the stash.</summary>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages in front of those that are put aside.</summary>
    void Prepend(IEnumerable<Envelope> envelopes);
}

/// <summary>An actor with a stash.</summary>
public interface IActorStash
{
    /// <summary>Set by the runtime after the constructor has run.</summary>
    IStash Stash { get; set; }
}

/// <summary>An actor with a stash that works on any mailbox.</summary>
public interface IWithUnrestrictedStash : IActorStash;

/// <summary>An actor with a stash, bounded where its <see cref="Props"/> say so.</summary>
public interface IWithStash : IWithUnrestrictedStash;

/// <summary>An actor with an unbounded stash.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash;

/// <summary>An actor with a stash of the capacity its <see cref="Props"/> give.</summary>
public interface IWithBoundedStash : IWithUnrestrictedStash;

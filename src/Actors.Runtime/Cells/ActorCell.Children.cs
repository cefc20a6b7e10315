namespace Actors.Runtime;

/// <summary>Creating, finding and stopping children.</summary>
internal abstract partial class ActorCell
{
    Children? children;

    /// <summary>The next younger child of the same parent; kept by the parent's <see cref="Children"/>.</summary>
    internal LocalActorRef? NextSibling;

    /// <summary>The next older child of the same parent; kept by the parent's <see cref="Children"/>.</summary>
    internal LocalActorRef? PreviousSibling;

    /// <summary>Whether the parent has told this actor to stop; kept by the parent's <see cref="Children"/>.</summary>
    internal bool IsMarkedStopping;

    public IActorRef ActorOf(Props props, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(props);
        props = RouterConfig.Deploy(props, System, Self, name);
        System.Dispatchers.Of(props);
        System.Mailboxes.Of(props);
        if (IsStopping)
            throw new InvalidOperationException($"{Self} is stopping and cannot create children");
        var child = Family.Add(Self, name, free => System.NewCell(props, Self.Path.Child(free, System.NextUid()), Self));
        child.SendSystem(new Create());
        return child;
    }

    /// <summary>The children, made on first need.</summary>
    Children Family => children ??= new();

    /// <summary>Makes the children before anybody else can: the user guardian's are added from any thread.</summary>
    internal void PrepareForChildren() => children = new();

    public IActorRef Child(string name) => (IActorRef?)children?.Find(name) ?? ActorRefs.Nobody;

    public IEnumerable<IActorRef> GetChildren() => children?.All() ?? [];

    public void Stop(IActorRef child)
    {
        var target = InternalActorRef.Of(child);
        if (target is LocalActorRef local)
            children?.MarkStopping(local);
        target.SendSystem(new Terminate());
    }

    void RemoveChild(LocalActorRef child)
    {
        if (children?.Remove(child) != true)
            return;
        if (!IsStopping && Actor is not null)
            Strategy.HandleChildTerminated(this, child, GetChildren());
        switch (phase)
        {
            case Phase.Recreating when children.Stopping == 0:
                FinishRecreate(restartCause!);
                break;
            case Phase.Creating when children.Stopping == 0:
                FinishCreate();
                break;
            case Phase.Terminating when children.Count == 0:
                FinishTerminate();
                break;
        }
    }
}

namespace Actors.Runtime;

/// <summary>The region of a type of entities on one node: the parent of them all.</summary>
internal sealed class LocalShardRegion(Func<string, Props> recipeOf, ClusterShardingSettings settings, IMessageExtractor extractor) : UntypedActor, IWithTimers
{
    readonly Dictionary<string, Entity> byId = new(StringComparer.Ordinal);
    readonly Dictionary<IActorRef, Entity> byActor = [];

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        if (settings.PassivateIdleEntityAfter > TimeSpan.Zero)
            Timers.StartPeriodicTimer(nameof(StopIdle), new StopIdle(), settings.PassivateIdleEntityAfter / 2);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Terminated gone:
                Forget(byActor[gone.ActorRef]);
                break;
            case Passivate passivate when byActor.TryGetValue(Sender, out var entity):
                BeginStop(entity, passivate.StopMessage);
                break;
            case StopIdle:
                foreach (var idle in byId.Values.Where(IsIdle).ToArray())
                    BeginStop(idle, PoisonPill.Instance);
                break;
            default:
                Deliver(message);
                break;
        }
    }

    void Deliver(object message)
    {
        if (extractor.EntityId(message) is not { } id)
        {
            Unhandled(message);
            return;
        }
        if (!byId.TryGetValue(id, out var entity))
            entity = Begin(id);
        entity.LastMessage = Cell.System.Time.GetTimestamp();
        if (entity.Waiting is { } waiting)
            waiting.Enqueue(new(extractor.EntityMessage(message), Cell.ExchangeableSender));
        else
            entity.Actor.Tell(extractor.EntityMessage(message), Cell.ExchangeableSender);
    }

    Entity Begin(string id)
    {
        var entity = new Entity(id, Context.Watch(Context.ActorOf(recipeOf(id), Uri.EscapeDataString(id))));
        byId.Add(id, entity);
        byActor.Add(entity.Actor, entity);
        return entity;
    }

    static void BeginStop(Entity entity, object stopMessage)
    {
        if (entity.Waiting is not null)
            return;
        entity.Waiting = new();
        entity.Actor.Tell(stopMessage);
    }

    /// <summary>An entity has stopped; what came for it meanwhile starts it anew.</summary>
    void Forget(Entity entity)
    {
        byId.Remove(entity.Id);
        byActor.Remove(entity.Actor);
        if (entity.Waiting is not { Count: > 0 } waiting)
            return;
        var next = Begin(entity.Id);
        next.LastMessage = entity.LastMessage;
        foreach (var (message, sender) in waiting)
            next.Actor.Tell(message, sender);
    }

    bool IsIdle(Entity entity) => Cell.System.Time.GetElapsedTime(entity.LastMessage) >= settings.PassivateIdleEntityAfter;

    sealed class Entity(string id, IActorRef actor)
    {
        internal readonly string Id = id;
        internal readonly IActorRef Actor = actor;
        internal long LastMessage;

        /// <summary>Messages that wait for the entity to have stopped; null while it lives.</summary>
        internal Queue<Envelope>? Waiting;
    }

    sealed record StopIdle;
}

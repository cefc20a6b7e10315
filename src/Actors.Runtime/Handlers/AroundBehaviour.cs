using System.Collections.Concurrent;
using System.Reflection;

namespace Actors.Runtime;

/// <summary>
/// A behaviour inside of the <see cref="ActorBase.AroundReceive"/> that the actor's class overrides. Whether a class
/// does is found out once; the behaviours of all other classes stay bare, and their deliveries ask nothing.
/// </summary>
internal sealed class AroundBehaviour : Behaviour
{
    static readonly ConcurrentDictionary<Type, bool> Known = new();

    readonly ActorBase actor;
    readonly Receive receive;

    internal AroundBehaviour(ActorBase actor, Behaviour inner)
    {
        this.actor = actor;
        receive = message => inner.Handle(actor.Cell, message);
    }

    /// <summary>The behaviour as it is, or with the hook around it where the actor's class overrides that.</summary>
    internal static Behaviour For(ActorBase actor, Behaviour inner) =>
        Known.GetOrAdd(actor.GetType(), static type => Overrides(type)) ? new AroundBehaviour(actor, inner) : inner;

    /// <summary>The hook answers for unhandled messages itself.</summary>
    internal override bool Handle(ActorCell cell, object carrier)
    {
        actor.CallAroundReceive(receive, Box.Open(carrier));
        return true;
    }

    static bool Overrides(Type type) =>
        type.GetMethod("AroundReceive", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [typeof(Receive), typeof(object)])!.DeclaringType != typeof(ActorBase);
}

using System.Collections.Concurrent;
using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>The mailboxes of a system, by the path of their section in the configuration.</summary>
public sealed class Mailboxes
{
    /// <summary>The path of the default mailbox.</summary>
    public static readonly string DefaultMailboxId = "akka.actor.default-mailbox";

    /// <summary>The path of a mailbox that knows how many messages wait in it.</summary>
    internal const string CountingMailboxId = "akka.actor.counting-mailbox";

    readonly ActorSystem system;
    readonly MailboxType? standard;
    readonly ConcurrentDictionary<string, MailboxType?> known = new(StringComparer.Ordinal);

    internal Mailboxes(ActorSystem system)
    {
        this.system = system;
        standard = Lookup(DefaultMailboxId);
    }

    /// <summary>The type of an actor's mailbox; null for the one that is built into every cell.</summary>
    /// <exception cref="ConfigurationException">The configuration has none of that name, or one that cannot be.</exception>
    internal MailboxType? Of(Props props) => props.Mailbox.Length == 0 ? standard : Lookup(props.Mailbox);

    /// <summary>A new mailbox; null for the one that is built into every cell.</summary>
    internal IMessageQueue? Create(Props props, IActorRef owner) => Of(props)?.Create(owner, system);

    MailboxType? Lookup(string id) => known.GetOrAdd(id, Make);

    MailboxType? Make(string id)
    {
        if (!system.Settings.Config.HasPath(id))
            throw new ConfigurationException($"the mailbox '{id}' is not configured: add {id} {{ mailbox-type = bounded, mailbox-capacity = 1000 }} or use {DefaultMailboxId}");
        var section = system.Settings.Config.GetConfig(id);
        return section.GetString("mailbox-type") switch
        {
            "unbounded" => null,
            "bounded" => new BoundedMailbox(system.Settings, section),
            var type => Instance(id, type, section),
        };
    }

    MailboxType Instance(string id, string typeName, Config section)
    {
        var type = Type.GetType(typeName, throwOnError: false)
            ?? throw new ConfigurationException($"the mailbox '{id}' is of type '{typeName}': expected unbounded, bounded, or a class with its assembly such as \"Trading.UrgentFirst, Actors.Trading\"");
        if (!type.IsAssignableTo(typeof(MailboxType)) || type.GetConstructor([typeof(Settings), typeof(Config)]) is not { } constructor)
            throw new ConfigurationException($"the mailbox '{id}' is of type {type}: expected a class derived from MailboxType with a constructor (Settings, Config)");
        return (MailboxType)constructor.Invoke([system.Settings, section]);
    }
}

namespace Actors.Runtime.Persistence;

/// <summary>The way to the read side of a system's journal.</summary>
public sealed class PersistenceQuery : IExtension
{
    readonly ReadJournal journal;

    PersistenceQuery(ExtendedActorSystem system) => journal = new(system.Persistence, system.EventAdapters);

    /// <summary>The read side of a system.</summary>
    public static PersistenceQuery Get(ActorSystem system) => Provider.Instance.Get(system);

    /// <summary>The read journal; the id is empty, for the system's own.</summary>
    public TJournal ReadJournalFor<TJournal>(string readJournalPluginId) where TJournal : class =>
        string.IsNullOrEmpty(readJournalPluginId) && journal is TJournal known
            ? known
            : throw new ArgumentException($"there is no read journal '{readJournalPluginId}' of type {typeof(TJournal).Name}: ask for ReadJournal with an empty id", nameof(readJournalPluginId));

    sealed class Provider : ExtensionIdProvider<PersistenceQuery>
    {
        internal static readonly Provider Instance = new();

        public override PersistenceQuery CreateExtension(ExtendedActorSystem system) => new(system);
    }
}

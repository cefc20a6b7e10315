namespace Actors.Runtime;

/// <summary>Whose events they are, and where they are kept.</summary>
public interface IPersistentIdentity
{
    /// <summary>The name of the events: one living actor of that name at a time.</summary>
    string PersistenceId { get; }

    /// <summary>The name of the journal; empty for the system's.</summary>
    string JournalPluginId { get; }

    /// <summary>The name of the snapshot store; empty for the system's.</summary>
    string SnapshotPluginId { get; }
}

/// <summary>From where and how far an actor recovers.</summary>
public interface IPersistenceRecovery
{
    /// <summary>From where and how far.</summary>
    Recovery Recovery { get; }
}

namespace Actors.Runtime;

/// <summary>A persistent actor that says of each command and event whether it handled it.</summary>
public abstract class PersistentActor : Eventsourced;

using Actors.Runtime;

namespace Actors.Backends.Files;

/// <summary>
/// The journal could not write. Events that were being written are not acknowledged and will not be replayed, unless
/// the process ends before the journal could write again; the next append tries anew.
/// </summary>
public class JournalWriteException(string message, Exception? cause = null) : AkkaException(message, cause);

/// <summary>The device has no space left, or the quota is used up.</summary>
public sealed class DiskFullException(string path, Exception cause) : JournalWriteException(
    $"{path}: the disk is full: {cause.Message} Free some space, or delete events and run `journal compact`; writing goes on by itself.", cause);

/// <summary>The file system does not let the journal write.</summary>
public sealed class DiskReadOnlyException(string path, Exception cause) : JournalWriteException(
    $"{path}: the disk is read-only: {cause.Message} Mount it for writing, or give this user the right to write; writing goes on by itself.", cause);

/// <summary>Another process has the journal.</summary>
public sealed class JournalLockedException(string folder, string owner) : AkkaException(
    $"{folder}: the journal is in use by {owner}: stop that process, or give this one a folder of its own")
{
    /// <summary>The process, such as <c>process 4711 on server1</c>.</summary>
    public string Owner { get; } = owner;
}

/// <summary>What is on the disk is not what was written. Nothing was changed.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">The byte where it is wrong.</param>
public sealed class JournalCorruptException(string file, long offset, string found, string remedy) : AkkaException(
    $"{file} at byte {offset}: {found}: {remedy}")
{
    public string File { get; } = file;

    public long Offset { get; } = offset;
}

/// <summary>A stored event or snapshot that this program cannot read.</summary>
public sealed class UnknownEventException(string message, Exception? cause = null) : AkkaException(message, cause);

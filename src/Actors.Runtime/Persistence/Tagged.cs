using System.Collections.Immutable;

namespace Actors.Runtime.Persistence;

/// <summary>
/// An event with tags, by which readers find it among the events of all actors. It is persisted in place of its
/// payload; the journal keeps the payload and the tags, and recovery replays the payload alone.
/// </summary>
public readonly struct Tagged : IEquatable<Tagged>
{
    /// <inheritdoc cref="Tagged(object, IImmutableSet{string})"/>
    public Tagged(object payload, IEnumerable<string> tags) : this(payload, tags.ToImmutableSortedSet(StringComparer.Ordinal))
    {
    }

    /// <param name="payload">The event.</param>
    /// <param name="tags">Its tags; none is empty.</param>
    public Tagged(object payload, IImmutableSet<string> tags)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(tags);
        if (tags.Any(string.IsNullOrEmpty))
            throw new ArgumentException($"a tag of {payload.GetType().Name} is empty", nameof(tags));
        Payload = payload;
        Tags = tags;
    }

    /// <summary>The event.</summary>
    public object Payload { get; }

    /// <summary>Its tags.</summary>
    public IImmutableSet<string> Tags { get; }

    /// <inheritdoc/>
    public bool Equals(Tagged other) => Payload.Equals(other.Payload) && Tags.SetEquals(other.Tags);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tagged other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Payload.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Payload} [{string.Join(", ", Tags)}]";

    /// <summary>The event without its tags.</summary>
    public static object PayloadOf(object @event) => @event is Tagged tagged ? tagged.Payload : @event;
}

namespace Actors.Runtime;

/// <summary>
/// The children of an actor, in the order of their creation and by name. Guarded by a lock because
/// <see cref="ActorSystem.ActorOf"/> adds to the user guardian from any thread.
/// </summary>
internal sealed class Children
{
    readonly Lock gate = new();
    readonly Dictionary<string, LocalActorRef> byName = new(StringComparer.Ordinal);
    LocalActorRef? first;
    LocalActorRef? last;
    long unnamed;
    bool closed;
    int stopping;

    internal int Count
    {
        get
        {
            lock (gate)
                return byName.Count;
        }
    }

    /// <summary>How many children were told to stop by this actor and have not yet.</summary>
    internal int Stopping
    {
        get
        {
            lock (gate)
                return stopping;
        }
    }

    /// <summary>Makes a child under its name; a null name gets the next one that begins with <c>$</c>.</summary>
    internal LocalActorRef Add(IActorRef parent, string? name, Func<string, LocalActorRef> make)
    {
        if (name is not null && !ActorPath.IsValidPathElement(name))
            throw new InvalidActorNameException($"'{name}' cannot name an actor: expected letters, digits and -_.*$+:@&=,!~';% , not beginning with $");
        lock (gate)
        {
            if (closed)
                throw new InvalidOperationException($"{parent} is stopping and cannot create children");
            name ??= Unnamed(unnamed++);
            if (byName.ContainsKey(name))
                throw new InvalidActorNameException($"{parent} already has a child '{name}': a name is free again when its actor has terminated, so watch it first");
            var child = make(name);
            byName.Add(name, child);
            var cell = child.Cell;
            cell.PreviousSibling = last;
            if (last is null)
                first = child;
            else
                last.Cell.NextSibling = child;
            last = child;
            return child;
        }
    }

    /// <summary>No child can be added from now on.</summary>
    internal void Close()
    {
        lock (gate)
            closed = true;
    }

    internal LocalActorRef? Find(string name)
    {
        lock (gate)
            return byName.GetValueOrDefault(name);
    }

    internal bool Contains(IActorRef child) =>
        child is LocalActorRef local && ReferenceEquals(Find(local.Path.Name), local);

    /// <summary>Notes that a child was told to stop; false where it is no child.</summary>
    internal bool MarkStopping(LocalActorRef child)
    {
        lock (gate)
        {
            if (!ReferenceEquals(byName.GetValueOrDefault(child.Path.Name), child))
                return false;
            if (!child.Cell.IsMarkedStopping)
            {
                child.Cell.IsMarkedStopping = true;
                stopping++;
            }
            return true;
        }
    }

    /// <summary>Removes a child that has terminated; false where it is no child.</summary>
    internal bool Remove(LocalActorRef child)
    {
        lock (gate)
        {
            if (!ReferenceEquals(byName.GetValueOrDefault(child.Path.Name), child))
                return false;
            byName.Remove(child.Path.Name);
            if (child.Cell.IsMarkedStopping)
                stopping--;
            var (previous, next) = (child.Cell.PreviousSibling, child.Cell.NextSibling);
            if (previous is null)
                first = next;
            else
                previous.Cell.NextSibling = next;
            if (next is null)
                last = previous;
            else
                next.Cell.PreviousSibling = previous;
            child.Cell.PreviousSibling = child.Cell.NextSibling = null;
            return true;
        }
    }

    /// <summary>The children at this moment, oldest first.</summary>
    internal LocalActorRef[] All()
    {
        lock (gate)
        {
            if (byName.Count == 0)
                return [];
            var all = new LocalActorRef[byName.Count];
            var at = first;
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = at!;
                at = at!.Cell.NextSibling;
            }
            return all;
        }
    }

    /// <summary><c>$a</c>, <c>$b</c>, … in base 64.</summary>
    static string Unnamed(long number)
    {
        const string digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";
        Span<char> text = stackalloc char[12];
        var length = 0;
        text[length++] = '$';
        do
        {
            text[length++] = digits[(int)(number & 63)];
            number >>= 6;
        }
        while (number != 0);
        return new string(text[..length]);
    }
}

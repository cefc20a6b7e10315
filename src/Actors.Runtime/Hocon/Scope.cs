namespace Actors.Runtime.Hocon;

/// <summary>
/// Keys of which only older definitions are visible, because a newer one of them is being evaluated.
/// An immutable list; the innermost entry counts.
/// </summary>
sealed class Scope
{
    /// <summary>The frame of an entry that belongs to the definition itself and not to the moment of evaluation.</summary>
    public const int Always = int.MaxValue;

    public static readonly Scope Empty = new(null, null, 0, Always);

    readonly Scope? outer;
    readonly Cell? key;
    readonly int skip;
    readonly int frame;

    Scope(Scope? outer, Cell? key, int skip, int frame)
    {
        this.outer = outer;
        this.key = key;
        this.skip = skip;
        this.frame = frame;
    }

    /// <summary>Hides the newest definitions of a key. The same scope where they are hidden already.</summary>
    public Scope With(Cell key, int skip, int frame) =>
        Find(key) is { } entry && entry.skip >= skip ? this : new Scope(this, key, skip, frame);

    /// <summary>Adds the entries that a definition brought with it.</summary>
    public Scope With(Scope captured)
    {
        var scope = this;
        for (var entry = captured; entry.key is not null; entry = entry.outer!)
            scope = scope.With(entry.key, entry.skip, Always);
        return scope;
    }

    /// <summary>The cell as it is visible here.</summary>
    /// <param name="usedFrame">The evaluation that restricts the view; <see cref="Always"/> if none does.</param>
    public Cell View(Cell cell, out int usedFrame)
    {
        var entry = Find(cell);
        usedFrame = entry?.frame ?? Always;
        return entry is null ? cell : cell.Tail(entry.skip);
    }

    Scope? Find(Cell key)
    {
        for (var entry = this; entry is not null; entry = entry.outer)
        {
            if (ReferenceEquals(entry.key, key))
                return entry;
        }
        return null;
    }
}

namespace Actors.Runtime.Hocon;

/// <summary>
/// The result of an evaluation, and the evaluations of it that are under way. A result that leaned on an outer
/// evaluation still under way counts only while that one lasts.
/// </summary>
sealed class Memo<T> where T : class
{
    T? value;
    ConfigException? failure;
    bool isFinal;
    Scope? provisionalScope;
    Frame provisionalUntil;
    List<(Scope Scope, int Frame)>? active;

    public bool IsFinal => isFinal;

    /// <exception cref="ConfigException">The evaluation failed, now or earlier.</exception>
    public bool TryGet(Scope scope, Frames frames, out T? result)
    {
        result = value;
        if (!isFinal)
        {
            if (!ReferenceEquals(provisionalScope, scope) || !frames.IsOpen(provisionalUntil))
                return false;
            frames.LeanOn(provisionalUntil.Depth);
        }
        return failure is null ? true : throw failure;
    }

    /// <summary>The frame in which the same evaluation is already under way; null if it is not.</summary>
    public int? ActiveFrame(Scope scope)
    {
        for (var i = 0; active is not null && i < active.Count; i++)
        {
            if (ReferenceEquals(active[i].Scope, scope))
                return active[i].Frame;
        }
        return null;
    }

    public void Enter(Scope scope, int frame) => (active ??= new(1)).Add((scope, frame));

    /// <param name="until">The outermost evaluation that the result leaned on; null if on none.</param>
    public void Leave(T? result, ConfigException? problem, Scope scope, Frame? until)
    {
        active?.RemoveAt(active.Count - 1);
        value = result;
        failure = problem;
        isFinal = until is null;
        provisionalScope = isFinal ? null : scope;
        provisionalUntil = until ?? default;
    }
}

/// <summary>One evaluation under way.</summary>
readonly record struct Frame(int Depth, long Id);

/// <summary>The evaluations under way, and how far out the innermost one has leaned so far.</summary>
sealed class Frames
{
    readonly List<long> ids = [];
    long lastId;
    int leanedOn = Scope.Always;

    public int Depth => ids.Count;

    public void LeanOn(int depth) => leanedOn = Math.Min(leanedOn, depth);

    public bool IsOpen(Frame frame) => frame.Depth > 0 && frame.Depth <= ids.Count && ids[frame.Depth - 1] == frame.Id;

    /// <summary>Opens an evaluation; give the result to <see cref="Close"/>.</summary>
    public int Open()
    {
        ids.Add(++lastId);
        var outer = leanedOn;
        leanedOn = Scope.Always;
        return outer;
    }

    /// <returns>The outer evaluation that the closed one leaned on; null if on none.</returns>
    public Frame? Close(int outer)
    {
        var depth = ids.Count;
        Frame? until = leanedOn < depth ? new Frame(leanedOn, ids[leanedOn - 1]) : null;
        ids.RemoveAt(depth - 1);
        leanedOn = until is null ? outer : Math.Min(outer, leanedOn);
        return until;
    }
}

namespace Actors.Runtime;

/// <summary>Whose turn it is on a thread. One object for each thread, so that a loop which gives many turns looks it up once.</summary>
internal sealed class Turn
{
    [ThreadStatic]
    static Turn? ofThisThread;

    /// <summary>The cell that runs, or null between turns.</summary>
    internal ActorCell? Cell;

    /// <summary>Who tells what this thread tells to that actor's system between turns: the test actor of a test.</summary>
    internal ActorCell? Ambient;

    internal static Turn OfThisThread => ofThisThread ??= new();

    /// <summary>The cell that runs on this thread, or null.</summary>
    internal static ActorCell? Current => ofThisThread?.Cell;

    /// <summary>The cell that tells something to an actor of <paramref name="system"/>.</summary>
    internal static ActorCell? Teller(ActorSystem system)
    {
        var turn = system.RunningTurn ?? ofThisThread;
        return turn?.Cell ?? (turn?.Ambient is { } ambient && ReferenceEquals(ambient.System, system) ? ambient : null);
    }
}

using Actors.Domain;
using Actors.Runtime.Persistence;

namespace Actors.Host.Live;

/// <summary>What happened, in lines for people, and when. May be used from any thread.</summary>
sealed class LiveBoard
{
    const int LinesKept = 200;

    readonly Lock gate = new();
    readonly Queue<string> lines = [];

    /// <summary>Told of each new line, for a terminal that nobody watches.</summary>
    public Action<string>? Said { get; set; }

    /// <summary>When the last event was decided; null before the first.</summary>
    public DateTimeOffset? Last { get; private set; }

    public IReadOnlyList<string> Lines
    {
        get { lock (gate) return [.. lines]; }
    }

    /// <summary>Reads what happened before this start.</summary>
    public async Task Read(IJournal journal, string account, CancellationToken stop)
    {
        foreach (var stream in (string[])[$"execution-{account}", $"risk-{account}"])
        {
            await foreach (var kept in journal.Replay(stream, 1, long.MaxValue, stop))
            {
                if (kept.Event is TradingEvent happened)
                    Take(happened, isNew: false);
            }
        }
    }

    public void Take(TradingEvent happened) => Take(happened, isNew: true);

    void Take(TradingEvent happened, bool isNew)
    {
        var line = isNew ? EventLine.Of(happened) : null;
        lock (gate)
        {
            if (Last is not { } last || happened.At > last)
                Last = happened.At;
        }
        if (line is not null)
            Say(line);
    }

    public void Say(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > LinesKept)
                lines.Dequeue();
        }
        Said?.Invoke(line);
    }
}

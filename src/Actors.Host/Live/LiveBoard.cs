using Actors.Domain;
using Actors.Runtime.Persistence;
using Actors.Trading.Execution;
using Actors.Trading.Risk;

namespace Actors.Host.Live;

/// <summary>What happened, in lines for people, and when. May be used from any thread.</summary>
sealed class LiveBoard
{
    const int LinesKept = 200;

    readonly Lock gate = new();
    readonly EventLines words = new();
    readonly List<BoardLine> lines = [];
    (string Code, int Count) refusals;

    /// <summary>Told of each new line, for a terminal that nobody watches.</summary>
    public Action<string>? Said { get; set; }

    /// <summary>When the last event was decided; null before the first.</summary>
    public DateTimeOffset? Last { get; private set; }

    public IReadOnlyList<BoardLine> Lines
    {
        get { lock (gate) return [.. lines]; }
    }

    /// <summary>Reads what happened before this start.</summary>
    public async Task Read(IJournal journal, string account, CancellationToken stop)
    {
        foreach (var stream in (string[])[ExecutionActor.JournalOf(account), RiskActor.JournalOf(account)])
        {
            await foreach (var kept in journal.Replay(stream, 1, long.MaxValue, stop))
            {
                if (kept.Event is TradingEvent happened)
                    Note(happened);
            }
        }
    }

    public void Take(TradingEvent happened)
    {
        if (Note(happened) is { } line)
            Say(line, (happened as SignalRefused)?.Refusal.Code);
    }

    public void Say(BoardLine line) => Say(line, null);

    BoardLine? Note(TradingEvent happened)
    {
        lock (gate)
        {
            if (Last is not { } last || happened.At > last)
                Last = happened.At;
            return words.Of(happened);
        }
    }

    /// <summary>Refusals for one reason in a row share a line: what came before them is not pushed out of sight.</summary>
    void Say(BoardLine line, string? refusal)
    {
        lock (gate)
        {
            var isRepeated = refusal is not null && string.Equals(refusal, refusals.Code, StringComparison.Ordinal);
            refusals = refusal is null ? default : (refusal, isRepeated ? refusals.Count + 1 : 1);
            if (isRepeated)
                lines[^1] = line with { Text = $"{line.Text} (×{refusals.Count})" };
            else
                lines.Add(line);
            if (lines.Count > LinesKept)
                lines.RemoveAt(0);
        }
        Said?.Invoke(line.Text);
    }
}

namespace Actors.Trading.Execution;

/// <summary>When what did not succeed is tried again: after pauses that double, by name.</summary>
sealed class Attempts(TimeSpan first, TimeSpan most)
{
    readonly Dictionary<string, Attempt> byName = new(StringComparer.Ordinal);

    /// <summary>Takes the name for an attempt; false while one runs or its pause is not over.</summary>
    public bool TryBegin(string name, DateTimeOffset now)
    {
        var attempt = byName.GetValueOrDefault(name) ?? new(0, DateTimeOffset.MinValue, false);
        if (attempt.IsRunning || attempt.NotBefore > now)
            return false;
        byName[name] = attempt with { IsRunning = true };
        return true;
    }

    /// <summary>The attempt has not brought it about.</summary>
    public void Failed(string name, DateTimeOffset now)
    {
        var count = byName.GetValueOrDefault(name)?.Count ?? 0;
        var pause = TimeSpan.FromTicks(Math.Min(most.Ticks, first.Ticks << Math.Min(count, 20)));
        byName[name] = new(count + 1, now + pause, false);
    }

    public void Succeeded(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            byName.Remove(name);
    }

    /// <summary>How many attempts in a row have not brought it about.</summary>
    public int FailuresOf(string name) => byName.GetValueOrDefault(name)?.Count ?? 0;

    /// <summary>When the next pause ends, or null when none runs.</summary>
    public DateTimeOffset? Next(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var attempt in byName.Values)
        {
            if (!attempt.IsRunning && attempt.NotBefore > now && !(attempt.NotBefore >= next))
                next = attempt.NotBefore;
        }
        return next;
    }

    sealed record Attempt(int Count, DateTimeOffset NotBefore, bool IsRunning);
}

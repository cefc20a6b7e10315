using System.Globalization;

namespace Actors.Runtime;

/// <summary>Keeps the trace of a run, or only its fingerprint: runs with one fingerprint took the same steps.</summary>
internal sealed class RunRecorder(bool keepsTrace) : IRunObserver
{
    const int LongestMessage = 200;

    readonly List<string> trace = [];

    /// <summary>The time of the run.</summary>
    internal TimeProvider Clock { get; set; } = null!;

    internal IReadOnlyList<string> Trace => trace;

    internal ulong Fingerprint { get; private set; } = 14695981039346656037;

    public void OnMessage(ActorCell cell, object carrier, IActorRef? sender)
    {
        Mix(Clock.GetTimestamp());
        Mix(cell.Self.Path.Uid);
        Mix(sender?.Path.Uid ?? -1);
        if (keepsTrace)
            Add($"{cell.System.Name}{cell.Self.Path.ToStringWithoutAddress()} <- {NameOf(sender)}: {TextOf(Box.Open(carrier))}");
    }

    /// <summary>Something happened that is no message.</summary>
    internal void Note(string what)
    {
        foreach (var character in what)
            Mix(character);
        if (keepsTrace)
            Add($"* {what}");
    }

    void Add(string what) => trace.Add(string.Create(CultureInfo.InvariantCulture, $"{Clock.GetUtcNow():HH:mm:ss.ffffff} {what}"));

    static string NameOf(IActorRef? sender) => sender is null ? "nobody" : $"{sender.Path.Address.System}{sender.Path.ToStringWithoutAddress()}";

    static string TextOf(object message)
    {
        var text = message is TimerMessage timer ? $"timer {timer.Timer.Message}" : message.ToString() ?? "";
        return text.Length <= LongestMessage ? text : $"{text.AsSpan(0, LongestMessage)}…";
    }

    /// <summary>FNV-1a, in steps of a number.</summary>
    void Mix(long value) => Fingerprint = (Fingerprint ^ (ulong)value) * 1099511628211;
}

namespace Actors.Host.Live;

/// <summary>The machine's time for measuring, which stands still until it is let go: timers run, and nothing grows older.</summary>
sealed class HeldTimeProvider : TimeProvider
{
    readonly long held = System.GetTimestamp();
    long behind = -1;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => Volatile.Read(ref behind) is >= 0 and var waited ? System.GetTimestamp() - waited : held;

    public void LetGo() => Volatile.Write(ref behind, System.GetTimestamp() - held);
}

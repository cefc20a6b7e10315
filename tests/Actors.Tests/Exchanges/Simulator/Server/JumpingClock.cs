namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>The wall clock, which a test can move ahead.</summary>
sealed class JumpingClock : TimeProvider
{
    long ahead;

    public void Jump(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);

    /// <summary>On to the next whole multiple of a span, so that nothing that is counted in windows of it ends meanwhile.</summary>
    public void JumpToStartOf(TimeSpan window) => Jump(window - TimeSpan.FromTicks(GetUtcNow().UtcTicks % window.Ticks));

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));
}

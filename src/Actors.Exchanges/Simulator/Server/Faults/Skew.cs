namespace Actors.Exchanges.Simulator.Server;

/// <summary>How far the server's clock is off, in what it tells and in what it checks.</summary>
internal sealed class Skew
{
    long ticks;

    public TimeSpan By
    {
        get => new(Interlocked.Read(ref ticks));
        set => Interlocked.Exchange(ref ticks, value.Ticks);
    }
}

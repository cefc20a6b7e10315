namespace Actors.Trading.Risk;

public static class RiskProtocol
{
    /// <summary>
    /// The kill switch: no new risk, no working entry, over every restart until <see cref="Resume"/>. Answered by
    /// <see cref="Obeyed"/> when it is kept. What works is being cancelled then.
    /// </summary>
    /// <param name="Flatten">Also close what is held.</param>
    public sealed record Halt(string Reason, bool Flatten);

    /// <summary>Lifts the kill switch. Answered by <see cref="Obeyed"/>.</summary>
    public sealed record Resume;

    /// <param name="Halted">Whether the kill switch stands.</param>
    public sealed record Obeyed(bool Halted);
}

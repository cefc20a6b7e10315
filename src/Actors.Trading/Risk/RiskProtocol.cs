using Actors.Domain;
using Actors.Trading.Execution;

namespace Actors.Trading.Risk;

/// <summary>What a person or the host tells risk. It holds at any moment, also when nothing else answers.</summary>
public static class RiskProtocol
{
    /// <summary>
    /// The kill switch: no entry is approved from now on, and those that work are cancelled; with <paramref name="Flatten"/>
    /// positions are closed too, else they stay with what protects them. It survives a restart. Answered by
    /// <see cref="Halted"/> when the account has come to it.
    /// </summary>
    public sealed record Halt(string Reason, bool Flatten = false);

    public sealed record Halted(string Reason, bool Flattened);

    /// <summary>Lifts every halt that stands, whoever began it. Answered by <see cref="Resumed"/>.</summary>
    public sealed record Resume(string Reason);

    /// <param name="Codes">Of the halts that ended.</param>
    public sealed record Resumed(IReadOnlyList<string> Codes);

    /// <summary>
    /// The engine is about to stop: brings the account to a posture, without a trace in the journal. Answered by
    /// <see cref="Stopped"/>.
    /// </summary>
    public sealed record PrepareToStop(Posture Posture);

    public sealed record Stopped(Posture Posture);

    /// <summary>Answered by <see cref="HaltsView"/>.</summary>
    public sealed record GetHalts;

    /// <param name="IsReady">True when execution has reconciled its books and takes orders.</param>
    public sealed record HaltsView(bool IsReady, IReadOnlyList<TradingHalted> Standing);
}

using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>How a live run and its backtest compare.</summary>
/// <param name="Signals">Raised by both, and the same in everything but the moment.</param>
/// <param name="Orders">Sent by both, and the same.</param>
/// <param name="Fills">Orders that filled in both.</param>
/// <param name="Gap">What the live account ended up with, less what the backtest did, positions at the last close.</param>
/// <param name="Causes">Every difference that has a name, by name; their amounts and that of what is unexplained add up to the gap.</param>
/// <param name="Unexplained">Every difference that has none, in words.</param>
public sealed record ParityReport(
    int Signals, int Orders, int Fills, Money Gap, IReadOnlyList<ParityCause> Causes, IReadOnlyList<string> Unexplained)
{
    /// <summary>Whether any order filled in both: without one, prices and sizes of fills were not compared at all.</summary>
    public bool ProvesFills => Fills > 0;

    public bool IsExplained => Unexplained.Count == 0;
}

/// <param name="Count">Differences of this cause.</param>
/// <param name="Amount">What they add to the gap, in quote currency.</param>
public sealed record ParityCause(string Name, string Text, int Count, Money Amount);

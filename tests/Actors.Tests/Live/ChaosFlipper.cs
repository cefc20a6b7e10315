using Actors.Decisions.Strategies;
using Actors.Domain;

namespace Actors.Tests.Live;

/// <summary>Enters on every third bar and leaves two bars later, if its stop or its target has not done so before.</summary>
/// <param name="phase">On which of three bars it enters.</param>
/// <param name="Stop">How far below the close its stop is, as a share of it; 0 for none.</param>
/// <param name="Target">How far above the close its target is; 0 for none.</param>
sealed class ChaosFlipper(int phase, double Stop, double Target) : IStrategy<ChaosFlipper.State>
{
    public readonly record struct State(int Seen);

    public State Start => default;
    public int WarmUp => 0;

    public (State State, Signal? Signal) On(in State state, in Bar bar) => (new(state.Seen + 1), ((state.Seen + phase) % 3) switch
    {
        0 => new(SignalKind.EnterLong, "flip",
            Stop: Stop > 0 ? bar.Close * (1 - Stop) : null, Target: Target > 0 ? bar.Close * (1 + Target) : null),
        2 => new(SignalKind.ExitLong, "flop"),
        _ => null,
    });
}

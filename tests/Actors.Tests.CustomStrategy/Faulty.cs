using Actors.Decisions.Strategies;
using Actors.Domain;

namespace Acme.Faulty;

/// <summary>What the strategies below share: each of them makes one mistake.</summary>
public abstract class Silent : IStrategy<Silent.Nothing>
{
    public readonly record struct Nothing;

    public Nothing Start => default;
    public virtual int WarmUp => 0;
    public virtual (Nothing State, Signal? Signal) On(in Nothing state, in Bar bar) => (state, null);
}

public sealed class NotAStrategy;

public sealed class NoDefault([Parameter(1, 9)] int length) : Silent
{
    public override int WarmUp => length;
}

public sealed class NoRange(int length = 5) : Silent
{
    public override int WarmUp => length;
}

public sealed class DefaultOutOfRange([Parameter(1, 9)] int length = 10) : Silent
{
    public override int WarmUp => length;
}

public sealed class TextParameter(string name = "x") : Silent
{
    public string Name => name;
}

public sealed class TwoConstructors : Silent
{
    public TwoConstructors()
    {
    }

    public TwoConstructors([Parameter(1, 9)] int length = 5) => Length = length;

    public int Length { get; }
}

public sealed class Throwing : Silent
{
    public Throwing() => throw new InvalidOperationException("no licence");
}

public sealed class SpeaksInWarmUp : Silent
{
    public override int WarmUp => 3;

    public override (Nothing State, Signal? Signal) On(in Nothing state, in Bar bar) =>
        (state, new(SignalKind.EnterLong, "too early"));
}

public sealed class BadStop([Parameter(-1000, 1000)] double offset = 0) : Silent
{
    public override (Nothing State, Signal? Signal) On(in Nothing state, in Bar bar) =>
        (state, new(SignalKind.EnterLong, "stop", Stop: bar.Close + offset));
}

public sealed class ThrowsOnABar : Silent
{
    public override (Nothing State, Signal? Signal) On(in Nothing state, in Bar bar) =>
        throw new FormatException("no such number");
}

/// <summary>An array is not a value: two states would share it.</summary>
public sealed class RemembersInAnArray : IStrategy<RemembersInAnArray.State>
{
    public readonly record struct State(double Last, double[] Closes);

    public State Start => new(0, new double[10]);
    public int WarmUp => 0;
    public (State State, Signal? Signal) On(in State state, in Bar bar) => (state, null);
}

sealed class Hidden : Silent;

using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>
/// A trading idea as a pure function over its own state: it sees closed bars up to its moment and nothing else, no
/// engine, clock or account. Its parameters are the parameters of its one public constructor, each with a default
/// and a <see cref="ParameterAttribute"/>.
/// </summary>
/// <typeparam name="TState">
/// All that it remembers, mostly indicators. A struct, so that a bar without a signal allocates nothing.
/// </typeparam>
public interface IStrategy<TState>
    where TState : struct
{
    /// <summary>The state before the first bar.</summary>
    TState Start { get; }

    /// <summary>Bars that must have been seen before the first signal can be raised.</summary>
    int WarmUp { get; }

    /// <summary>
    /// Takes the next closed bar. Level rules (<c>rsi below 30</c>) may raise the same signal on bar after bar: whether
    /// there is a position is for risk to know.
    /// </summary>
    (TState State, Signal? Signal) On(in TState state, in Bar bar);
}

/// <summary>The range that a parameter is valid in and the step that an optimiser walks it by.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParameterAttribute(double min, double max, double step = 1) : Attribute
{
    public double Min => min;
    public double Max => max;
    public double Step => step;

    /// <summary>What the parameter means, for people.</summary>
    public string About { get; init; } = "";
}

/// <summary>The short name that a strategy goes by in configuration, and what it does in one line.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StrategyAttribute(string id, string about) : Attribute
{
    public string Id => id;
    public string About => about;
}

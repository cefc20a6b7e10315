using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>
/// A trading idea as a pure function over its own state: it sees closed bars up to its moment and nothing else, no
/// engine, clock or account. Its parameters are the parameters of its one public constructor, each with a default
/// and a <see cref="ParameterAttribute"/>.
/// </summary>
/// <typeparam name="TState">
/// All that it remembers: a struct of numbers, switches, enums and indicators. A struct, so that a bar without a signal
/// allocates nothing; of values only, so that it can be saved and restored without a line from its author.
/// </typeparam>
public interface IStrategy<TState>
    where TState : struct
{
    /// <summary>The state before the first bar, a new one each time: indicators may keep memory of their own.</summary>
    TState Start { get; }

    /// <summary>Bars that must have been seen before the bar of the first signal: 26 when row 26, counted from 0, is the first that may signal.</summary>
    int WarmUp { get; }

    /// <summary>Null when the parameters agree with each other, else what is wrong: <c>fast 30 must be below slow 26</c>.</summary>
    string? Fault => null;

    /// <summary>
    /// Takes the next closed bar. Level rules (<c>rsi below 30</c>) may raise the same signal on bar after bar: whether
    /// there is a position is for risk to know.
    /// </summary>
    (TState State, Signal? Signal) On(in TState state, in Bar bar);
}

using System.Globalization;
using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>A strategy with its parameters and the state it has come to: takes one closed bar after the other.</summary>
public abstract class StrategyRunner
{
    // Beyond it a stop or a target is no price of anything, and would not fit a decimal.
    const double LargestPrice = 1e15;

    static readonly SortedDictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private protected StrategyRunner(string strategy, IReadOnlyDictionary<string, string> parameters, string parameterHash)
    {
        Strategy = strategy;
        Parameters = parameters;
        ParameterHash = parameterHash;
    }

    public string Strategy { get; }

    /// <summary>Every parameter in its canonical text, sorted by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>16 hexadecimal digits that stand for the strategy's name and parameters on every machine.</summary>
    public string ParameterHash { get; }

    /// <summary>Bars that must have been seen before the bar of the first signal.</summary>
    public abstract int WarmUp { get; }

    /// <summary>Bars seen.</summary>
    public long Seen { get; private protected set; }

    /// <summary>A strategy that was made by hand, outside a catalog: for the tests of those who write one.</summary>
    /// <exception cref="StrategyException">The parameters are at odds with each other.</exception>
    public static StrategyRunner Of<TState>(string name, IStrategy<TState> strategy)
        where TState : struct =>
        new StrategyRunner<TState>(strategy, name, Nothing, StrategyDefinition.Hash(name, Nothing));

    /// <exception cref="StrategyException">The strategy broke its word: a signal during warm-up, or one that makes no sense.</exception>
    public abstract Signal? On(in Bar bar);

    /// <summary>All that the strategy remembers, to the bit.</summary>
    public abstract byte[] Save();

    /// <summary>Goes on from where the strategy was when it was saved.</summary>
    /// <exception cref="DomainFault">The bytes are of another strategy, other parameters, or cut.</exception>
    public abstract void Restore(ReadOnlySpan<byte> saved);

    private protected void Demand(Signal signal, in Bar bar)
    {
        var wrong =
            Seen < WarmUp ? $"its warm-up is {WarmUp} bars"
            : signal.Strength is not (>= 0 and <= 1) ? $"strength {signal.Strength} is not from 0 to 1"
            : Unusable(signal.Stop) ? $"stop {signal.Stop} is no price"
            : Unusable(signal.Target) ? $"target {signal.Target} is no price"
            : Misplaced(signal, bar.Close);
        if (wrong is not null)
            throw new StrategyException($"{Strategy} raised {signal.Kind} on its bar {Seen} ({bar.OpenTime:u}): {wrong}");
    }

    static bool Unusable(double? price) => price is { } some && some is not (> 0 and <= LargestPrice);

    static string? Misplaced(Signal signal, double close)
    {
        if (!signal.IsEntry)
            return null;
        var (below, above) = signal.Kind == SignalKind.EnterLong
            ? (signal.Stop, signal.Target)
            : (signal.Target, signal.Stop);
        return below >= close || above <= close
            ? $"stop {signal.Stop} and target {signal.Target} do not lie on their sides of the close {close}"
            : null;
    }
}

/// <inheritdoc cref="StrategyRunner"/>
sealed class StrategyRunner<TState> : StrategyRunner
    where TState : struct
{
    readonly IStrategy<TState> strategy;
    TState state;

    /// <exception cref="StrategyException">The parameters are at odds with each other.</exception>
    public StrategyRunner(
        IStrategy<TState> strategy, string id, IReadOnlyDictionary<string, string> parameters, string parameterHash)
        : base(id, parameters, parameterHash)
    {
        if (strategy.Fault is { } fault)
            throw new StrategyException($"{id}: {fault}") { Remedy = $"change its parameters: {fault}" };
        this.strategy = strategy;
        state = strategy.Start;
        WarmUp = strategy.WarmUp;
    }

    public override int WarmUp { get; }

    public override Signal? On(in Bar bar)
    {
        var step = strategy.On(in state, in bar);
        state = step.State;
        var signal = step.Signal;
        if (signal is not null)
            Demand(signal, bar);
        Seen++;
        return signal;
    }

    public override byte[] Save() => StateCodec.Save((Seen, state), Through);

    public override void Restore(ReadOnlySpan<byte> saved) =>
        (Seen, state) = StateCodec.Restore((0L, strategy.Start), saved, Through);

    (long Seen, TState State) Through((long Seen, TState State) kept, StateCodec codec)
    {
        var ours = long.Parse(ParameterHash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return codec.Long(ours) == ours
            ? (codec.Long(kept.Seen), StateFields.Through(kept.State, codec))
            : throw new DomainFault($"the snapshot is not of {Strategy} with these parameters ({ParameterHash})");
    }
}

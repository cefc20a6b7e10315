using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// An indicator whose kind is known only at run time: it keeps the state, and is told bar by bar. One object for its
/// whole life; a bar allocates nothing.
/// </summary>
public abstract class IndicatorRunner
{
    private protected IndicatorRunner(IndicatorInfo info, IndicatorArguments arguments) =>
        (Info, Arguments, Name) = (info, arguments, info.NameOf(arguments));

    public IndicatorInfo Info { get; }
    public IndicatorArguments Arguments { get; }

    /// <summary>As <see cref="IndicatorCatalog.Parse"/> reads it: <c>bollinger(20,2)</c>.</summary>
    public string Name { get; }
    public IReadOnlyList<IndicatorOutput> Outputs => Info.Outputs;

    /// <inheritdoc cref="IIndicator{TSelf}.WarmUp"/>
    public abstract int WarmUp { get; }

    /// <inheritdoc cref="IIndicator{TSelf}.Convergence"/>
    public abstract int? Convergence { get; }

    /// <inheritdoc cref="IIndicator{TSelf}.Ready"/>
    public abstract bool Ready { get; }

    /// <summary>Takes the next closed bar. On a fault the state stays as it was.</summary>
    public abstract void Update(in Bar bar);

    /// <summary>Writes what the outputs would be after <paramref name="forming"/>; the state stays as it is.</summary>
    public abstract void Preview(in Bar forming, Span<double> outputs);

    /// <summary>Writes the outputs, NaN where they have no value.</summary>
    public abstract void Read(Span<double> outputs);

    /// <summary>The state as bytes that <see cref="Restore"/> takes back, on this or another machine.</summary>
    public abstract byte[] Snapshot();

    /// <exception cref="DomainFault">The snapshot is of another indicator or broken.</exception>
    public abstract void Restore(ReadOnlySpan<byte> snapshot);

    /// <summary>What a table calls an output: <c>rsi(14)</c>, or <c>bollinger(20,2).upper</c> where there are several.</summary>
    public string LabelOf(int output) => Outputs.Count == 1 ? Name : $"{Name}.{Outputs[output].Name}";

    /// <summary>Takes all bars, one by one as a stream does, and answers a column for each output.</summary>
    public double[][] Compute(ReadOnlySpan<Bar> bars)
    {
        var columns = new double[Outputs.Count][];
        for (var output = 0; output < columns.Length; output++)
            columns[output] = new double[bars.Length];
        var values = new double[columns.Length];
        for (var row = 0; row < bars.Length; row++)
        {
            Update(bars[row]);
            Read(values);
            for (var output = 0; output < columns.Length; output++)
                columns[output][row] = values[output];
        }
        return columns;
    }

    /// <summary>The same indicator before its first bar.</summary>
    public IndicatorRunner Fresh() => Info.Create(Arguments);
}

sealed class IndicatorRunner<T>(IndicatorInfo info, IndicatorArguments arguments, T start)
    : IndicatorRunner(info, arguments)
    where T : struct, IIndicator<T>
{
    T state = start;

    public override int WarmUp => state.WarmUp;
    public override int? Convergence => state.Convergence;
    public override bool Ready => state.Ready;
    public override void Update(in Bar bar) => state = state.Next(bar);
    public override void Preview(in Bar forming, Span<double> outputs) => state.Next(forming).Read(outputs);
    public override void Read(Span<double> outputs) => state.Read(outputs);
    public override byte[] Snapshot() => SnapshotEnvelope.Write(Name, StateCodec.Save(state));
    public override void Restore(ReadOnlySpan<byte> snapshot) =>
        state = StateCodec.Restore(state, SnapshotEnvelope.Read(Name, snapshot));
}

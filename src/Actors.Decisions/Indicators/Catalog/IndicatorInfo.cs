using System.Text;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Where an output is drawn.</summary>
public enum Pane
{
    /// <summary>Over the candles, on the scale of the price.</summary>
    Overlay,

    /// <summary>In a pane of its own.</summary>
    Own,
}

/// <summary>One output of an indicator.</summary>
/// <param name="Name">Its name within the indicator.</param>
/// <param name="Pane">Where a chart draws it.</param>
/// <param name="Sparse">True when it may have no value on a bar even after the warm-up.</param>
public sealed record IndicatorOutput(string Name, Pane Pane, bool Sparse = false);

/// <summary>A kind of indicator: what it is called, what it takes and what it gives.</summary>
public sealed record IndicatorInfo(
    string Id,
    string About,
    IReadOnlyList<IndicatorOutput> Outputs,
    IReadOnlyList<IndicatorParameter> Parameters,
    Func<IndicatorInfo, IndicatorArguments, IndicatorRunner> Build)
{
    /// <summary>Other names it goes by.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IndicatorRunner Create() => Create(new([.. Parameters.Select(p => p.Default)]));

    /// <exception cref="DomainFault">The values contradict each other.</exception>
    public IndicatorRunner Create(IndicatorArguments arguments)
    {
        try
        {
            return Build(this, arguments);
        }
        catch (DomainFault fault)
        {
            throw new DomainFault($"{NameOf(arguments)}: {fault.Message}");
        }
    }

    /// <summary>
    /// The one way to write the indicator: all plain parameters by place, extra ones by name where they are not the
    /// default. <c>bollinger(20,2)</c>, <c>sma(20,source=volume)</c>.
    /// </summary>
    public string NameOf(IndicatorArguments arguments)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Parameters.Count; i++)
        {
            var (parameter, value) = (Parameters[i], arguments.Values[i]);
            if (parameter.IsExtra && value.Equals(parameter.Default))
                continue;
            text.Append(text.Length == 0 ? "" : ",")
                .Append(parameter.IsExtra ? $"{parameter.Name}=" : "")
                .Append(parameter.Format(value));
        }
        return text.Length == 0 ? Id : $"{Id}({text})";
    }
}

using Actors.Domain;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>New values of the filters that can be changed while the exchange runs; null leaves one as it is.</summary>
/// <param name="Tick">0 switches it off.</param>
/// <param name="MinNotional">0 switches it off.</param>
internal sealed record FilterChange(decimal? Tick, decimal? Step, decimal? MinNotional)
{
    /// <summary>Says why no filter can have such a value; null where all can.</summary>
    public string? Wrong() => (Tick ?? Step ?? MinNotional) is null ? "found no filter, expected one or more of tickSize, stepSize, minNotional"
        : Step == 0 ? "stepSize was 0, expected more than 0: every quantity is a multiple of it"
        : Wrong("tickSize", Tick) ?? Wrong("stepSize", Step) ?? Wrong("minNotional", MinNotional);

    /// <exception cref="DomainFault">No order could pass any more.</exception>
    public SymbolFilters Apply(SymbolFilters now)
    {
        var price = now.Price ?? new(0, 0, 0);
        var lot = now.LotSize ?? new(0, 0, 0);
        var notional = now.Notional ?? new(0, true, 0, false, 5);
        AtMost("tickSize", Tick, "maxPrice", price.Max);
        AtMost("stepSize", Step, "maxQty", lot.Max);
        AtMost("minNotional", MinNotional, "maxNotional", notional.Max);
        return now with
        {
            Price = Tick is { } tick ? price with { Tick = tick } : now.Price,
            LotSize = Step is { } step ? lot with { Step = step } : now.LotSize,
            Notional = MinNotional is { } least ? notional with { Min = least } : now.Notional,
        };
    }

    static string? Wrong(string name, decimal? value) => value switch
    {
        < 0 => $"{name} was {value}, expected 0 or more",
        { } given when decimal.Round(given, SymbolRules.Precision) != given =>
            $"{name} was {value}, expected {SymbolRules.Precision} digits after the point at most",
        _ => null,
    };

    // A bound of 0 is none.
    static void AtMost(string name, decimal? value, string bound, decimal most)
    {
        if (most > 0 && value > most)
            throw new DomainFault($"{name} was {value}, expected at most {most}, which is {bound}: no order could pass");
    }
}

using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>
/// The prices that a signal names, as orders can carry them: the one place where a <see langword="double"/> of a
/// signal becomes a price, at the instrument's tick.
/// </summary>
public static class SignalPrices
{
    public static Price? Stop(Signal signal, Instrument instrument) => AtTick(signal.Stop, instrument);

    public static Price? Target(Signal signal, Instrument instrument) => AtTick(signal.Target, instrument);

    /// <summary>The bracket that protects the entry, or null when the signal names neither stop nor target.</summary>
    public static Bracket? Bracket(Signal signal, Instrument instrument) =>
        (Stop(signal, instrument), Target(signal, instrument)) is var (stop, target) && (stop ?? target) is not null
            ? new(stop, target)
            : null;

    static Price? AtTick(double? price, Instrument instrument) =>
        price is { } some ? instrument.RoundPrice((decimal)some) : null;
}

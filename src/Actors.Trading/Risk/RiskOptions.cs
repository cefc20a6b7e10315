using Actors.Decisions.Risk;
using Actors.Domain;

namespace Actors.Trading.Risk;

/// <param name="FeeRate">The taker fee as a share of the notional: what an entry must be able to pay on top.</param>
/// <param name="TrailingBps">A trailing stop for every entry, in basis points, or null.</param>
/// <param name="InstrumentOf">The venue's filters of a symbol.</param>
public sealed record RiskOptions(
    Money StartCash,
    Sizing Sizing,
    IReadOnlyList<IRiskRule> Rules,
    decimal FeeRate,
    decimal? TrailingBps,
    Func<Symbol, Instrument> InstrumentOf);

namespace Actors.Domain;

/// <summary>
/// The venue changed the rules of a symbol, or whether it trades. All of them together, in their order, say which rules
/// held when.
/// </summary>
/// <param name="Before">Null when the symbol is seen for the first time.</param>
/// <param name="After">What holds from then on.</param>
/// <param name="Trading">False while the venue takes no orders for the symbol.</param>
public sealed record InstrumentChanged(Instrument? Before, Instrument After, bool Trading, DateTimeOffset At) : TradingEvent(At)
{
    public override string Cause => $"{After.Symbol}@{At.ToUnixTimeMilliseconds()}";
}

namespace Actors.Domain;

public enum SignalKind
{
    EnterLong,
    ExitLong,
    EnterShort,
    ExitShort,
}

/// <summary>What a strategy says on a closed candle. It knows no account: sizing and approval come after.</summary>
/// <param name="Reason">The rule that spoke, for people: <c>rsi 28.4 below 30</c>.</param>
/// <param name="Strength">Conviction from 0 to 1.</param>
/// <param name="Stop">The price at which the idea is wrong, or null.</param>
/// <param name="Target">The price at which the idea is done, or null.</param>
public sealed record Signal(
    SignalKind Kind, string Reason, double Strength = 1, double? Stop = null, double? Target = null)
{
    public bool IsEntry => Kind is SignalKind.EnterLong or SignalKind.EnterShort;
}

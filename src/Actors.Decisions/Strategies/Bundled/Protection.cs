using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>
/// The optional protection of a long entry, the same for every strategy that has <c>stop-atr</c> and <c>target-r</c>: a
/// stop so many average true ranges below the close, and a target so many stop distances above it; 0 for none.
/// </summary>
readonly record struct Protection(double StopAtr, double TargetR)
{
    const int Length = 14;

    public const string AboutStop = "The stop, in average true ranges of 14 bars below the close of the signal; 0 for none.";
    public const string AboutTarget = "The target, in distances to the stop above the close of the signal; 0 for none.";

    public static WilderAtr Start => new(Length);

    /// <summary>Bars before the one that can be protected.</summary>
    public int WarmUp => StopAtr > 0 ? Length : 0;

    public string? Fault => TargetR > 0 && !(StopAtr > 0)
        ? $"target-r {TargetR} is in distances to the stop, and stop-atr is 0: set both"
        : null;

    /// <summary>The same for strategies whose stop is where their pattern ends.</summary>
    public static string? PatternFault(bool patternStop, double targetR) => targetR > 0 && !patternStop
        ? $"target-r {targetR} is in distances to the stop, and pattern-stop is false: set both"
        : null;

    /// <summary>The range is only kept by those who use it.</summary>
    public WilderAtr Next(in WilderAtr range, in Bar bar) => StopAtr > 0 ? range.Next(bar) : range;

    public bool Ready(in WilderAtr range) => !(StopAtr > 0) || range.Ready;

    /// <summary>The entry with its stop and target, or null when its stop would not be a price below the close.</summary>
    public Signal? Enter(in WilderAtr range, in Bar bar, string reason, double strength = 1)
    {
        if (!(StopAtr > 0))
            return new(SignalKind.EnterLong, reason, strength);
        return Enter(bar, bar.Close - StopAtr * range.Value, TargetR, reason, strength);
    }

    /// <summary>An entry with the stop where its pattern ends.</summary>
    public static Signal? Enter(in Bar bar, double stop, double targetR, string reason, double strength = 1)
    {
        if (!(stop > 0 && stop < bar.Close))
            return null;
        var target = targetR > 0 ? bar.Close + targetR * (bar.Close - stop) : (double?)null;
        return new(SignalKind.EnterLong, reason, strength, stop, target);
    }
}

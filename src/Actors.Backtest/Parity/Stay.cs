using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>One position from its entry to its end.</summary>
sealed class Stay(ClientOrderId entry)
{
    public ClientOrderId Entry => entry;

    /// <summary>The order whose fill ended it; null while it is open.</summary>
    public OrderFills? End { get; set; }

    /// <summary>When the engine learnt of the end.</summary>
    public DateTimeOffset EndLearnt { get; set; }

    /// <summary>When the engine said that what is left cannot be sold; null where nothing is left, or it never did.</summary>
    public DateTimeOffset? DustSaid { get; set; }

    /// <summary>That the venue refused its legs.</summary>
    public PositionNaked? Naked { get; set; }

    public bool IsStop => End is { } end && end.Order == entry.StopLeg;
    public bool IsTarget => End is { } end && end.Order == entry.TargetLeg;
    public bool IsLeg => IsStop || IsTarget;
}

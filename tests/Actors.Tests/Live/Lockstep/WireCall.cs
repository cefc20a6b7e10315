namespace Actors.Tests.Live;

/// <summary>Something that leaves and is answered.</summary>
sealed class WireCall(WireKind kind)
{
    public WireKind Kind => kind;
    public long Number { get; set; }

    /// <summary>The answer has come, or never will.</summary>
    public bool IsOver { get; set; }

    public Func<bool> IsGivenUp { get; init; } = () => false;
    public Action Go { get; set; } = () => { };
}

/// <summary>In the order in which they are let in: what the venue tells of orders before candles, and both before answers.</summary>
enum WireKind
{
    Journal,
    Opened,
    User,
    Market,
    Answer,
}

namespace Actors.Exchanges.Simulator.Server;

/// <summary>What can go wrong.</summary>
public enum FaultKind
{
    /// <summary>A frame is never sent.</summary>
    Drop,
    /// <summary>A frame is sent later, and what follows it is not held up.</summary>
    Delay,
    /// <summary>A frame is sent twice.</summary>
    Duplicate,
    /// <summary>A frame changes places with the next one on its connection.</summary>
    Reorder,
    /// <summary>A frame ends too early, so that it is no JSON.</summary>
    Corrupt,
    /// <summary>The connection is torn down; of a REST answer half has been sent.</summary>
    Cut,
    /// <summary>The connection stays open and is mute from now on, both ways.</summary>
    HalfOpen,
    /// <summary>A request is refused with 429 and Retry-After.</summary>
    TooManyRequests,
    /// <summary>The address is banned: 418 until the ban is over.</summary>
    Ban,
    /// <summary>A request is answered -1007 and was never executed.</summary>
    TimeoutUnexecuted,
    /// <summary>A request is executed and answered -1007.</summary>
    TimeoutExecuted,
    /// <summary>A query is answered with what was true a while ago.</summary>
    LaggingRead,
    /// <summary>The server's clock is off.</summary>
    ClockSkew,
    /// <summary>A symbol halts, breaks, or takes cancels only.</summary>
    SymbolStatus,
    /// <summary>The filters of a symbol change.</summary>
    FilterChange,
    /// <summary>Every connection is torn down, and none is taken for a while.</summary>
    Restart,
    /// <summary>Orders and trades are gone, and balances are as at the start.</summary>
    Wipe,
}

/// <summary>What a fault strikes.</summary>
public enum FaultTarget
{
    /// <summary>Frames of market streams.</summary>
    Market,
    /// <summary>Frames of user data.</summary>
    User,
    /// <summary>Requests, REST and WebSocket API.</summary>
    Request,
    /// <summary>The exchange as a whole.</summary>
    Exchange,
}

/// <summary>A fault to come. Of several rules that fit, the one added first strikes.</summary>
public sealed record FaultRule(FaultKind Kind, FaultTarget Target)
{
    /// <summary>The chance that a frame or request is struck, 0 to 1; drawn from the seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How often it strikes before it is used up; null is for ever.</summary>
    public int? Times { get; init; }

    /// <summary>
    /// Only what begins so: a stream (<c>btcusdt@kline</c>), a kind of user event (<c>executionReport</c>), or a method
    /// by its WebSocket API name (<c>order.place</c>), also when it came by REST. Null is all.
    /// </summary>
    public string? Match { get; init; }

    /// <summary>
    /// How late a delayed frame is, how old a lagging answer is, how long a reordered frame waits at most, how long a
    /// refusal or a ban lasts.
    /// </summary>
    public TimeSpan By { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Says why the rule makes no sense; null where it does.</summary>
    public string? Wrong() => this switch
    {
        { Probability: not (>= 0 and <= 1) } => $"probability was {Probability}, expected 0 to 1",
        { Times: < 1 } => $"times was {Times}, expected 1 or more",
        _ when By < TimeSpan.Zero => $"by was {By.TotalMilliseconds} ms, expected no negative time",
        _ when Targets(Kind) is [] => $"{Kind.OnWire()} cannot strike by a rule: it is done to the exchange as a whole, at once",
        _ when !Targets(Kind).Contains(Target) =>
            $"{Kind.OnWire()} cannot strike {Target.OnWire()}, expected {string.Join(" or ", Targets(Kind).Select(t => t.OnWire()))}",
        { Kind: FaultKind.LaggingRead } when By > History.Reach =>
            $"by was {By.TotalMilliseconds} ms, expected at most {History.Reach.TotalMilliseconds}: what was before is forgotten",
        _ => null,
    };

    static FaultTarget[] Targets(FaultKind kind) => kind switch
    {
        FaultKind.Cut or FaultKind.HalfOpen => [FaultTarget.Market, FaultTarget.User, FaultTarget.Request],
        <= FaultKind.Corrupt => [FaultTarget.Market, FaultTarget.User],
        <= FaultKind.LaggingRead => [FaultTarget.Request],
        _ => [],
    };
}

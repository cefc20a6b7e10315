namespace Actors.Domain;

/// <summary>An exchange, or its simulation, as execution sees it. Its texts and codes end here.</summary>
public interface IVenue
{
    /// <summary>Who is told of every change of an order. Set once, before the first order.</summary>
    Action<VenueReport>? Reports { get; set; }

    /// <summary>
    /// Sends an order. Its bracket, if it has one, may be opened by the venue as the entry fills, or wait for
    /// <see cref="Protect"/>.
    /// </summary>
    ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop);

    /// <summary>
    /// Cancels an open order with the legs of its bracket. Completes when the venue has done so, and what they held back
    /// is free again; the end of each is told by a report.
    /// </summary>
    /// <param name="toReplace">
    /// True where it makes way for another order: while the venue takes none for the symbol nothing is cancelled, and the
    /// answer is <see cref="CancelResult.Unknown"/>.
    /// </param>
    ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop);

    /// <summary>What the venue knows of an order. How an unknown outcome is settled.</summary>
    ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop);

    /// <summary>
    /// Sees to it that the legs of the entry's bracket stand at the venue for what the entry has filled. To be repeated
    /// until it answers <see cref="ProtectResult.Standing"/>; repeating it opens nothing twice. Each leg is reported.
    /// </summary>
    /// <param name="entry">The intent with its bracket.</param>
    /// <param name="held">The base quantity of the position that the legs protect.</param>
    ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop);

    /// <summary>The account as it stands at the venue, and every open order, ours and others'.</summary>
    /// <exception cref="VenueException">It cannot be had.</exception>
    ValueTask<VenueAccount> Account(CancellationToken stop);
}

public abstract record PlaceResult
{
    PlaceResult() { }

    public sealed record Accepted(string VenueOrderId) : PlaceResult;

    public sealed record Rejected(string Code, string Text) : PlaceResult
    {
        /// <summary>The code where the venue takes no orders for the symbol now.</summary>
        public const string NotTrading = "not-trading";
    }

    /// <summary>Nobody knows whether the order stands: ask the venue, never guess and never resend blindly.</summary>
    public sealed record Unknown(string Why) : PlaceResult;
}

public abstract record CancelResult
{
    CancelResult() { }

    public sealed record Done : CancelResult;

    /// <summary>The order is not open: filled, cancelled before, or never seen.</summary>
    public sealed record NotOpen(string Why) : CancelResult;

    public sealed record Unknown(string Why) : CancelResult;
}

public abstract record FindResult
{
    FindResult() { }

    public sealed record Found(VenueOrder Order) : FindResult;

    /// <summary>The venue never took it, and the request can no longer arrive there.</summary>
    public sealed record Never(string Why) : FindResult;

    /// <summary>The venue cannot say now: ask again.</summary>
    public sealed record Unknown(string Why) : FindResult;
}

public abstract record ProtectResult
{
    ProtectResult() { }

    public sealed record Standing : ProtectResult;

    /// <summary>The market is beyond a leg already, or the venue refuses it: the position is naked and has to be closed.</summary>
    public sealed record Refused(string Code, string Text) : ProtectResult;

    public sealed record Unknown(string Why) : ProtectResult;
}

/// <summary>The venue cannot be reached or does not answer. The message says what was asked and what came.</summary>
public sealed class VenueException(string message, Exception? inner = null) : Exception(message, inner);

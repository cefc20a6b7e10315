namespace Actors.Domain;

/// <summary>An exchange, or its simulation, as execution sees it. Its texts and codes end here.</summary>
public interface IVenue
{
    ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop);

    /// <summary>Cancels an open order with the legs of its bracket. Its end is told by a report.</summary>
    ValueTask<CancelResult> Cancel(ClientOrderId id, CancellationToken stop);

    /// <summary>Who is told of every change of an order. Set once, before the first order.</summary>
    Action<VenueReport>? Reports { get; set; }
}

public abstract record PlaceResult
{
    PlaceResult() { }

    public sealed record Accepted(string VenueOrderId) : PlaceResult;

    public sealed record Rejected(string Code, string Text) : PlaceResult;

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

using Actors.Domain;
using Actors.Runtime;

namespace Actors.Trading.Execution;

public static class ExecutionProtocol
{
    /// <summary>Execution has its orders in mind again; to risk it says that they are reconciled, and that it takes new ones.</summary>
    /// <param name="Through">The number of the last event in its journal: who has booked less asks with <see cref="GetBooked"/>.</param>
    public sealed record Ready(IActorRef Execution, long Through = 0);

    /// <summary>Published by an actor of the account that has started: whoever it depends on tells it that it is there.</summary>
    /// <param name="BooksOnly">True for one that only follows the books, and need not wait until they are reconciled.</param>
    public sealed record AskReady(string Account, IActorRef From, bool BooksOnly);

    /// <summary>Sends an order to the venue, once. An order that reduces first cancels what works for its strategy.</summary>
    public sealed record Execute(ApprovedOrder Order);

    /// <summary>Cancels every working order of a strategy; live, what has filled meanwhile is closed too.</summary>
    public sealed record CancelWorking(StrategyKey Key);

    /// <summary>The venue answered later than at once.</summary>
    public sealed record Placed(ClientOrderId Order, PlaceResult Result);

    /// <summary>
    /// Something that execution keeps, told to those who keep books. The number is the event's in execution's journal: it
    /// tells what was booked before.
    /// </summary>
    public readonly record struct Booked(long Sequence, TradingEvent Event);

    /// <summary>Asks for everything that was kept after a number; answered by <see cref="History"/>.</summary>
    public sealed record GetBooked(long After);

    /// <param name="Through">The last number that the answer covers, told or not.</param>
    public sealed record History(IReadOnlyList<Booked> Events, long Through);

    /// <summary>What the account is to come to; answered by <see cref="PostureReached"/> when it has.</summary>
    public sealed record TakePosture(Posture Posture);

    public sealed record PostureReached(Posture Posture);

    /// <summary>Answered by <see cref="OrdersView"/>.</summary>
    public sealed record GetOrders;

    /// <param name="IsReady">True when the books are reconciled and orders are taken.</param>
    /// <param name="Working">Oldest first.</param>
    public sealed record OrdersView(bool IsReady, IReadOnlyList<Order> Working, NakedSummary Naked);

    /// <summary>How long positions stood without the stop that their entries ask for.</summary>
    /// <param name="Positions">How many it tells of.</param>
    /// <param name="P99">Ninety-nine of a hundred stood so for no longer.</param>
    public readonly record struct NakedSummary(int Positions, TimeSpan P99, TimeSpan Longest);

    /// <summary>Published when the venue reports an order that is not working here: filled long ago, or somebody else's.</summary>
    public sealed record StrangeReport(VenueReport Report);

    /// <summary>Published when a position has its stop, or is no more: so long it stood without the stop that its entry asks for.</summary>
    /// <param name="Since">When it filled, or the stop ended.</param>
    public sealed record StoodNaked(StrategyKey Key, DateTimeOffset Since, TimeSpan For);

    /// <summary>Published once for every open order on the account that is not the engine's. It is left alone.</summary>
    public sealed record ForeignOrder(string Account, VenueOrder Order);
}

/// <summary>What an account is to come to.</summary>
public enum Posture
{
    /// <summary>Orders are taken.</summary>
    Trading,
    /// <summary>No entry works; positions stay with what protects them.</summary>
    NoEntries,
    /// <summary>No order works and nothing is held.</summary>
    Flat,
}

using Actors.Domain;
using Actors.Runtime;

namespace Actors.Trading.Execution;

public static class ExecutionProtocol
{
    /// <summary>Execution has its orders in mind again and takes new ones.</summary>
    public sealed record Ready(IActorRef Execution);

    /// <summary>Sends an order to the venue, once. An order that reduces first cancels what works for its strategy.</summary>
    public sealed record Execute(ApprovedOrder Order);

    /// <summary>Cancels every working order of a strategy.</summary>
    public sealed record CancelWorking(StrategyKey Key);

    /// <summary>The venue answered later than at once.</summary>
    public sealed record Placed(ClientOrderId Order, PlaceResult Result);

    /// <summary>Published when the venue reports an order that is not working here: filled long ago, or somebody else's.</summary>
    public sealed record StrangeReport(VenueReport Report);
}

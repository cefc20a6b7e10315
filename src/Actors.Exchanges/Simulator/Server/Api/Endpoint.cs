namespace Actors.Exchanges.Simulator.Server;

/// <summary>One thing that the exchange can be asked, by REST, by the WebSocket API, or by both.</summary>
/// <param name="Method">Of the WebSocket API; it is also the name under which faults know it.</param>
/// <param name="Route">Of REST, such as <c>POST order</c>; null where it has none.</param>
/// <param name="Weight">What it costs; of a trading request only when it fails.</param>
/// <param name="Answer">Writes the answer. Runs alone: nothing else happens at the exchange meanwhile.</param>
internal sealed record Endpoint(string Method, string? Route, Func<Parameters, int> Weight, Action<Call> Answer)
{
    /// <summary>Has to be signed by an account.</summary>
    public bool Signed { get; init; }

    /// <summary>A trading request: it costs nothing when it succeeds.</summary>
    public bool Trading { get; init; }

    /// <summary>How many unfilled orders it adds when it succeeds.</summary>
    public int Orders { get; init; }

    /// <summary>Counts the orders that it adds by itself.</summary>
    public bool CountsOrders { get; init; }

    /// <summary>Answers tell the counts of orders.</summary>
    public bool TellsOrders => Orders > 0 || CountsOrders;
}

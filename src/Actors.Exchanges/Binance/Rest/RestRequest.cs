using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rest;

/// <param name="Weight">What it costs; of a call that is free where it succeeds, what its failure costs.</param>
sealed record RestRequest(HttpMethod Method, string Path, RequestText Text, int Weight, CallPriority Priority)
{
    public bool Signed { get; init; }

    /// <summary>By how much it adds to the count of unfilled orders.</summary>
    public int Orders { get; init; }

    public bool FreeOnSuccess { get; init; }

    /// <summary>For people; without its parameters, which have the signature among them.</summary>
    public override string ToString() => $"{Method} {Path}";
}

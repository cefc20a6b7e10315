namespace Actors.Exchanges.Binance.Market;

/// <summary>Learns how long a stream is silent as a rule, and so when it is silent for too long.</summary>
/// <param name="proving">How long it takes to prove after the question that silence was death.</param>
public sealed class SilenceMeter(TimeSpan first, TimeSpan least, TimeSpan proving)
{
    // A long pause is forgotten slowly: over some hundred frames.
    const double Memory = 0.99;

    double longest = first.TotalMilliseconds / 2;

    /// <summary>
    /// Silence beyond it deserves a question: so long that the answer is proved by twice the longest of late, yet clearly
    /// longer than that one, or every stream would be asked about all the time.
    /// </summary>
    public TimeSpan Limit => TimeSpan.FromMilliseconds(
        Math.Max(least.TotalMilliseconds, Math.Max(1.5 * longest, 2 * longest - proving.TotalMilliseconds)));

    /// <param name="gap">Since the frame before; also of a silence that was explained.</param>
    public void Heard(TimeSpan gap) => longest = Math.Max(gap.TotalMilliseconds, longest * Memory);
}

namespace Actors.Exchanges.Binance.Market;

/// <summary>Learns how long a stream is silent as a rule, and so when it is silent for too long.</summary>
public sealed class SilenceMeter(TimeSpan first, TimeSpan least)
{
    // A long pause is forgotten slowly: over some hundred frames.
    const double Memory = 0.99;

    double longest = first.TotalMilliseconds / 2;

    /// <summary>Silence beyond it deserves a question: twice the longest of late.</summary>
    public TimeSpan Limit => TimeSpan.FromMilliseconds(Math.Max(least.TotalMilliseconds, 2 * longest));

    /// <param name="gap">Since the frame before; also of a silence that was explained.</param>
    public void Heard(TimeSpan gap) => longest = Math.Max(gap.TotalMilliseconds, longest * Memory);
}

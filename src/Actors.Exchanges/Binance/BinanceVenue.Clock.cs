using Actors.Exchanges.Binance.Rest;

namespace Actors.Exchanges.Binance;

/// <content>The clock of this machine beside the venue's.</content>
public sealed partial class BinanceVenue
{
    bool clockIsOff;

    /// <summary>
    /// Stamps are the venue's time and right all the same. But by the local clock signals are young or old and days begin:
    /// what it says must not become a position.
    /// </summary>
    bool ClockForbidsEntries => rest.Clock.Wrong > options.ClockLimit;

    async Task CheckClock()
    {
        try
        {
            await rest.SampleClock(closing.Token);
        }
        catch (BinanceException)
        {
            return; // the comparison that follows says what is wrong
        }
        var isOff = rest.Clock.Wrong > options.ClockNotice;
        if (isOff == clockIsOff)
            return;
        clockIsOff = isOff;
        Notice(isOff
            ? FormattableString.Invariant($"the clock of this machine is {rest.Clock.Offset.Duration().TotalSeconds:0.00} s {(rest.Clock.Offset > TimeSpan.Zero ? "behind" : "ahead of")} the venue's: let NTP set it; entries are refused above {options.ClockLimit.TotalSeconds:0.##} s")
            : "the clock of this machine is right again");
    }
}

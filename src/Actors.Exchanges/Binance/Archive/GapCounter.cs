using Actors.Domain;

namespace Actors.Exchanges.Binance.Archive;

/// <summary>Counts rows as they pass, in order, and notes where some are missing.</summary>
sealed class GapCounter(Timeframe timeframe)
{
    const int MostGaps = 1_000;

    readonly long step = timeframe.Duration.Ticks;

    public long Rows { get; private set; }
    public long FirstTicks { get; private set; }
    public long LastTicks { get; private set; }
    public List<CandleGap> Gaps { get; } = [];

    public void Count(in KlineRow row)
    {
        if (Rows++ == 0)
            FirstTicks = row.OpenTicks;
        else if (row.OpenTicks - LastTicks > step && Gaps.Count < MostGaps)
            Gaps.Add(new(new(LastTicks, TimeSpan.Zero), (row.OpenTicks - LastTicks) / step - 1));
        LastTicks = row.OpenTicks;
    }
}

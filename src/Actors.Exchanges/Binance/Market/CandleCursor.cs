using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// Puts the candles of one series in order: knows which comes next, holds back what came too early, drops what came
/// before. Pure: what is ready goes to the list that it is given.
/// </summary>
public sealed class CandleCursor(Timeframe timeframe, DateTimeOffset from)
{
    /// <summary>Candles held back beyond it are dropped: history has them.</summary>
    const int MostHeld = 64;

    readonly SortedList<long, Candle> held = [];
    readonly long step = timeframe.Duration.Ticks;

    /// <summary>UTC ticks of the open time of the next candle to be delivered.</summary>
    public long Next { get; private set; } = timeframe.OpenOf(from) == from
        ? from.UtcTicks
        : throw new DomainFault($"{from:O} is not the open time of a candle of {timeframe}");

    /// <summary>True while a newer candle is known than the next one.</summary>
    public bool HasGap => held.Count > 0;

    /// <summary>True when the next candle has closed before <paramref name="moment"/>.</summary>
    public bool IsBehind(DateTimeOffset moment) => Next + step <= moment.UtcTicks;

    /// <summary>How many candles have closed by <paramref name="moment"/> that were not delivered.</summary>
    public long Missing(DateTimeOffset moment) => Math.Max(0, (moment.UtcTicks - Next) / step);

    /// <summary>A closed candle of the stream. One that was delivered before is dropped.</summary>
    public void Take(in Candle candle, ICollection<Candle> ready)
    {
        if (candle.OpenTicks < Next)
            return;
        if (candle.OpenTicks > Next)
        {
            Hold(candle);
            return;
        }
        Deliver(candle, ready);
        Release(ready);
    }

    /// <summary>A final candle of history, which is right where the stream said otherwise.</summary>
    /// <returns>False when the candle before it is missing: nothing was taken.</returns>
    public bool TakeHistory(in Candle candle, ICollection<Candle> ready)
    {
        if (candle.OpenTicks > Next)
            return false;
        if (candle.OpenTicks == Next)
            Deliver(candle, ready);
        return true;
    }

    /// <summary>After the last candle of history: what was held back follows as far as it is contiguous.</summary>
    public void Release(ICollection<Candle> ready)
    {
        while (held.Count > 0 && held.GetKeyAtIndex(0) <= Next)
        {
            var candle = held.GetValueAtIndex(0);
            held.RemoveAt(0);
            if (candle.OpenTicks == Next)
                Deliver(candle, ready);
        }
    }

    /// <summary>The venue has no candles before this one: they never were.</summary>
    public void SkipTo(long openTicks) => Next = Math.Max(Next, openTicks);

    void Deliver(in Candle candle, ICollection<Candle> ready)
    {
        ready.Add(candle);
        Next += step;
    }

    void Hold(in Candle candle)
    {
        held[candle.OpenTicks] = candle;
        if (held.Count > MostHeld)
            held.RemoveAt(held.Count - 1);
    }
}

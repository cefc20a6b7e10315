using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Runtime;

namespace Actors.Backtest.Engine;

/// <summary>Walks the base candles of one symbol in step with the others.</summary>
sealed class CandleFeed
{
    readonly CandleSeries candles;
    readonly long duration;
    readonly int end;
    Candle current;
    int next;

    public CandleFeed(CandleSeries candles, DateTimeOffset? to, PaperBook book, IActorRef symbol)
    {
        this.candles = candles;
        (Book, Symbol) = (book, symbol);
        duration = candles.Series.Timeframe.Duration.Ticks;
        end = to is null ? candles.Count : candles.IndexOf(to.Value) is var at && at >= 0 ? at : ~at;
        Load();
    }

    public PaperBook Book { get; }
    public IActorRef Symbol { get; }

    /// <summary>Candles that the run takes from this feed.</summary>
    public int Count => end;

    /// <summary>UTC ticks at which the next candle closes; <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextClose { get; private set; }

    /// <summary>The candle that closes at <see cref="NextClose"/>.</summary>
    public ref readonly Candle Current => ref current;

    public void Advance()
    {
        next++;
        Load();
    }

    void Load()
    {
        if (next < end)
            current = candles[next];
        NextClose = next < end ? current.OpenTicks + duration : long.MaxValue;
    }
}
